import { describe, expect, it } from '@jest/globals';
import { compactJson } from './compact-json.js';

describe('The JSON of results', () => {
  const runs = Array.from({ length: 40 }, (_, index) => index + 1 / 3);
  const points = runs.map((y, x) => ({ x, y, low: undefined }));
  const results = { relay: { unit: 'events/s', measured: { runs, problem: undefined } }, soak: { points } };

  it('reads back as it was, to five digits', () => {
    const back = JSON.parse(compactJson(results)) as typeof results;
    expect(back.relay.measured.runs.slice(0, 2)).toEqual([0.33333, 1.3333]);
    expect(back.soak.points).toHaveLength(40);
    expect(back.relay.unit).toBe('events/s');
  });

  it('has short things and rows of numbers on one line', () => {
    expect(compactJson({ at: 'noon', cpus: 2 })).toBe('{"at":"noon","cpus":2}');
    expect(compactJson(results).split('\n')).toHaveLength(11);
  });
});
