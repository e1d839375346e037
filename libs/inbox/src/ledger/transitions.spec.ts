import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { nextParkedState, nextState, TRANSITIONS, type State } from './transitions.js';

const DIAGRAM = 'docs/flows/retry-and-dead-letters.md';
const STATES = Object.keys(TRANSITIONS) as State[];

/** Each transition as a line: from, to, and what happens. */
function transitions(): string[] {
  return Object.entries(TRANSITIONS).flatMap(([from, happenings]) =>
    Object.entries(happenings).map(([what, to]) => `${from} --> ${to}: ${what}`),
  );
}

/** The same of the diagram, where an arrow may stand for several. */
async function drawn(): Promise<string[]> {
  const page = await readFile(DIAGRAM, 'utf8');
  const [, diagram = ''] = /```mermaid\nstateDiagram-v2\n(.*?)```/s.exec(page) ?? [];
  return [...diagram.matchAll(/^ *(\S+) --> (\S+): (.+)$/gm)].flatMap(([, from = '', to, happenings = '']) =>
    happenings.split(', ').map((what) => `${from === '[*]' ? 'new' : from} --> ${to}: ${what}`),
  );
}

function reachableFrom(state: State, seen = new Set<State>()): Set<State> {
  if (seen.has(state)) return seen;
  seen.add(state);
  for (const next of Object.values<State>(TRANSITIONS[state])) reachableFrom(next, seen);
  return seen;
}

describe('the transitions of an event', () => {
  it('are those of the diagram', async () => {
    expect((await drawn()).toSorted()).toEqual(transitions().toSorted());
  });

  it('reach every state, and from every state an end', () => {
    expect([...reachableFrom('new')].toSorted()).toEqual(STATES.toSorted());
    for (const state of STATES) {
      const reachable = reachableFrom(state);
      expect(reachable.has('done') || reachable.has('discarded')).toBe(true);
    }
  });

  it('have an effect only once, unless somebody replays it', () => {
    const afterDone = Object.keys(TRANSITIONS.done);
    expect(afterDone).toEqual(['replayed']);
    expect(TRANSITIONS.discarded).toEqual({});
  });

  it('leave a dead event to somebody who decides', () => {
    expect(Object.keys(TRANSITIONS.dead)).toEqual(['redriven', 'discarded']);
  });

  it('are the only ones', () => {
    expect(nextState('tier', 'failed')).toBe('tier');
    expect(() => nextState('dead', 'handled')).toThrow('An event that is dead cannot be handled');
    expect(() => nextParkedState('tier', 'handled')).toThrow(
      'An event that was handled is done, and not parked',
    );
  });
});
