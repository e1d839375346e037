import { CommandFailedError } from '../failure.js';
import { amount } from '../operations/printable.js';
import { showProgress } from '../operations/progress.js';
import { ReplayLine, type Ending, type ReplayStep, type StillParked } from './answers.js';
import { describeParked, describeRanges, describeTally } from './describe-replay.js';

const nothing = { sent: 0, done: 0, parked: 0, discarded: 0, forgotten: 0, unreadable: 0 };

export interface Following {
  dryRun: boolean;
  wait: boolean;
  json: boolean;
}

/**
 * Shows a replay: its range, its progress if somebody watches, and its outcome.
 *
 * @throws CommandFailedError when it did not reach its end, or did not do everything
 */
export async function followReplay(
  lines: AsyncIterable<unknown>,
  { dryRun, wait, json }: Following,
): Promise<void> {
  let total = 0;
  let last: ReplayStep = { read: 0, tally: nothing };
  let parked: StillParked = { waiting: 0, dead: 0 };
  let ending: Ending = { end: 'broken off' };
  for await (const content of lines) {
    const line = ReplayLine.parse(content);
    if (json) console.log(JSON.stringify(content));
    if ('ranges' in line) {
      total = line.ranges.reduce((sum, { records }) => sum + records, 0);
      if (!json) describeRanges(line.ranges).forEach((sentence) => console.log(sentence));
    } else if ('tally' in line) {
      last = line;
      showProgress(`${last.read} of ${amount(total, 'record')}, ${amount(last.tally.sent, 'event')} sent`);
    } else if ('stillParked' in line) {
      parked = line.stillParked;
      if (wait) showProgress(`waits for ${amount(parked.waiting, 'event')}`);
    } else ending = line;
  }
  showProgress('');
  if (!json) {
    console.log(describeTally(last.tally, dryRun));
    if (!dryRun) console.log(describeParked(parked));
  }
  assertDone(ending, last, wait ? parked.dead : 0);
}

function assertDone({ end, detail }: Ending, { tally: { forgotten, unreadable } }: ReplayStep, dead: number) {
  if (end !== 'complete') {
    throw new CommandFailedError(
      `The replay was ${end} before its end${detail ? `: ${detail}` : ''}. A repeat does no harm`,
    );
  }
  if (forgotten > 0) {
    throw new CommandFailedError(
      `The log no longer knows whether ${amount(forgotten, 'event')} were handled: they need --force`,
    );
  }
  if (unreadable > 0) throw new CommandFailedError(`No longer readable: ${amount(unreadable, 'event')}`);
  if (dead > 0) throw new CommandFailedError(`Not handled: ${amount(dead, 'event')}. See shop dlq list`);
}
