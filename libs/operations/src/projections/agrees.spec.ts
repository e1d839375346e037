import { describe, expect, it } from '@jest/globals';
import type { TableComparison } from '@shop/projection';
import { agrees } from './agrees.js';

const same: TableComparison = {
  table: 'seen',
  counts: { live: 3, rebuilt: 3 },
  differing: 0,
  cutOff: false,
  differences: [],
  undecided: 0,
};

describe('a comparison', () => {
  it('agrees when no row is known to differ, and none is left to be known', () => {
    expect([same, { ...same, differing: 1 }].map((table) => agrees([table]))).toEqual([true, false]);
    expect(agrees([{ ...same, undecided: 1 }])).toBe(false);
    expect(agrees([{ ...same, cutOff: true }])).toBe(false);
  });

  it('agrees when there is nothing yet to compare with', () => {
    expect(agrees([])).toBe(true);
  });
});
