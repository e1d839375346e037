import { amount } from '../operations/printable.js';
import type { ReplayRange, StillParked, Tally } from './answers.js';

/** Describes the range before anything is sent. */
export function describeRanges(ranges: readonly ReplayRange[]): string[] {
  const [records, yetToCome] = [sum(ranges, 'records'), sum(ranges, 'yetToCome')];
  const read = ranges.filter((range) => range.records > 0);
  return [
    `The range has ${amount(records, 'record')} in ${amount(read.length, 'partition')}`,
    ...ranges
      .filter(({ cutOff }) => cutOff)
      .map(({ partition, begin }) => `Partition ${partition} no longer holds anything before @${begin}`),
    ...(yetToCome > 0
      ? [`Left to the group, which has not reached them yet: ${amount(yetToCome, 'record')}`]
      : []),
  ];
}

/** Counts the events by outcome, in one line. */
export function describeTally(tally: Tally, dryRun: boolean): string {
  const { sent, done, parked, discarded, forgotten, unreadable } = tally;
  const leftOut = [
    [done, 'handled before'],
    [parked, 'parked already'],
    [discarded, 'discarded'],
    [forgotten, 'older than the log'],
    [unreadable, 'unreadable'],
  ].filter(([count]) => count !== 0);
  const what = `${dryRun ? 'Would replay' : 'Replayed:'} ${amount(sent, 'event')}`;
  return leftOut.length === 0
    ? what
    : `${what}; left out: ${leftOut.map((each) => each.join(' ')).join(', ')}`;
}

/** Describes the events that had no effect in the end. */
export function describeParked({ waiting, dead }: StillParked): string {
  if (waiting + dead === 0) return 'No event of the range is parked';
  return `Of the range, ${waiting} wait in the retry tiers, and ${dead} are dead letters or behind one`;
}

function sum(ranges: readonly ReplayRange[], what: 'records' | 'yetToCome'): number {
  return ranges.reduce((total, range) => total + range[what], 0);
}
