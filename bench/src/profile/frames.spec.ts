import { describe, expect, it } from '@jest/globals';
import { drawFlameGraph } from './flame-graph.js';
import { framesOf } from './frames.js';

/** Two calls of `send`, from `relay`, and a quarter of the time idle. */
const profile = {
  nodes: [
    node(1, '(root)', '', [2, 5]),
    node(2, 'relay', 'file:///x/dist/libs/outbox/src/relay.js', [3, 4]),
    node(3, 'send', 'file:///x/node_modules/kafkajs/src/index.js'),
    node(4, 'send', 'file:///x/node_modules/kafkajs/src/index.js'),
    node(5, '(idle)', ''),
  ],
  samples: [2, 3, 4, 5],
  timeDeltas: [100, 100, 100, 100],
  startTime: 0,
  endTime: 400,
};

function node(id: number, functionName: string, url: string, children: number[] = []) {
  return { id, callFrame: { functionName, url, scriptId: '0', lineNumber: 0, columnNumber: 0 }, children };
}

describe('A flame graph', () => {
  it('puts calls from the same place together, and leaves out what used no CPU', () => {
    const root = framesOf(profile);
    expect(root.micros).toBe(300);
    const relay = root.children.get('relay libs/outbox');
    expect(relay?.micros).toBe(300);
    expect(relay?.children.get('send kafkajs')?.micros).toBe(200);
    expect([...root.children.keys()]).toEqual(['relay libs/outbox']);
  });

  it('shows whose code took which share', () => {
    const svg = drawFlameGraph('A <relay>', framesOf(profile));
    expect(svg).toContain('A &lt;relay&gt;');
    expect(svg).toContain('<title>send · kafkajs 66.7 %</title>');
  });
});
