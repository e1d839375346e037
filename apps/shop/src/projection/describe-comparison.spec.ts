import { describe, expect, it } from '@jest/globals';
import type { Difference, TableComparison } from './answers.js';
import { describeComparison } from './describe-comparison.js';

const same: TableComparison = {
  table: 'seen',
  counts: { live: 3, rebuilt: 3 },
  differing: 0,
  cutOff: false,
  differences: [],
  undecided: 0,
};

describe('a comparison', () => {
  it('says so when no row differs', () => {
    expect(describeComparison([same])).toEqual(['seen: 3 rows live, 3 rebuilt, none differs']);
  });

  it('says of each row what differs, and why it may', () => {
    const columns = [{ name: 'status', live: 'LOST', rebuilt: null }];
    const parked = ['order-placed 0190, dead'];
    const differences: Difference[] = [
      { table: 'seen', key: 'a', kind: 'differs', columns, parked },
      { table: 'seen', key: 'b', kind: 'only live', columns: [], parked: [] },
    ];
    expect(describeComparison([{ ...same, differing: 5, cutOff: true, differences, undecided: 1 }])).toEqual([
      'seen: 3 rows live, 3 rebuilt, at least 5 differ',
      expect.stringContaining('1 rows could not be compared'),
      '  seen a: status is "LOST" live, null rebuilt',
      '    perhaps because the live group has parked order-placed 0190, dead',
      '  seen b is live only: no fact in the topics names it',
      '  and 3 more',
    ]);
  });

  it('has nothing to say of a projection that is new', () => {
    expect(describeComparison([])).toEqual(['There is no live table yet to compare with.']);
  });
});
