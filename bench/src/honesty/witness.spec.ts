import { describe, expect, it } from '@jest/globals';
import { DishonestRunError } from './dishonest-run.js';
import { Witness } from './witness.js';

function seeing(...events: [key: string, version: number][]): Witness {
  const witness = new Witness('a run');
  for (const [key, version] of events) witness.see(key, version);
  return witness;
}

describe('A witness', () => {
  it('has nothing to say of a run in which each key came whole and in order', () => {
    expect(() =>
      seeing(['a', 1], ['b', 1], ['a', 2], ['b', 2]).testify(Object.entries({ a: 2, b: 2 })),
    ).not.toThrow();
  });

  it('reports an event that was lost', () => {
    expect(() => seeing(['a', 1], ['b', 1], ['b', 2]).testify(Object.entries({ a: 2, b: 2 }))).toThrow(
      /1 lost/,
    );
  });

  it('reports an event that was doubled', () => {
    expect(() => seeing(['a', 1], ['a', 2], ['a', 2]).testify([['a', 2]])).toThrow('a run: 1 doubled');
  });

  it('reports an event that was overtaken', () => {
    expect(() => seeing(['a', 2], ['a', 1], ['a', 3]).testify([['a', 3]])).toThrow('a run: 1 out of order');
  });

  it('reports an event that nobody sent', () => {
    expect(() => seeing(['a', 1], ['x', 1]).testify([['a', 1]])).toThrow(DishonestRunError);
  });
});
