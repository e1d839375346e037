import { describe, expect, it } from '@jest/globals';
import { percentile, summarise } from './statistics.js';

describe('Statistics', () => {
  it('tell the median with its range', () => {
    expect(summarise([30, 10, 20])).toEqual({ median: 20, min: 10, max: 30, runs: [30, 10, 20] });
  });

  it('take the middle of two', () => {
    expect(percentile([1, 2], 50)).toBe(1.5);
  });

  it('find the slowest in a hundred', () => {
    expect(
      percentile(
        Array.from({ length: 101 }, (_, index) => index),
        99,
      ),
    ).toBe(99);
  });

  it('refuse to speak of nothing', () => {
    expect(() => summarise([])).toThrow(RangeError);
  });
});
