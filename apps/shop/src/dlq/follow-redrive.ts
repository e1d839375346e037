import { CommandFailedError } from '../failure.js';
import { amount } from '../operations/printable.js';
import { showProgress } from '../operations/progress.js';
import { RedriveLine, type RedriveStep } from './answers.js';
import { describeKey } from './describe-key.js';

interface Tally {
  keys: number;
  events: number;
  refused: number;
}

/**
 * Shows a redrive of many as it goes: how far it is, if somebody watches, and each key that is refused.
 *
 * @throws CommandFailedError when it did not come to its end, or when something was refused
 */
export async function followRedrive(
  lines: AsyncIterable<unknown>,
  { dryRun, json }: { dryRun: boolean; json: boolean },
): Promise<void> {
  const tally: Tally = { keys: 0, events: 0, refused: 0 };
  let ending: { end: string; detail?: string | undefined } = { end: 'broken off' };
  for await (const line of lines) {
    if (json) console.log(JSON.stringify(line));
    const step = RedriveLine.parse(line);
    if ('end' in step) {
      ending = step;
    } else {
      count(tally, step);
      if (!json) tell(step, dryRun);
    }
  }
  conclude(tally, ending, { dryRun, json });
}

function count(tally: Tally, step: RedriveStep): void {
  if ('refused' in step) {
    tally.refused += 1;
  } else {
    tally.keys += 1;
    tally.events += 1 + step.redriven.followers;
  }
}

function tell(step: RedriveStep, dryRun: boolean): void {
  showProgress('');
  if ('refused' in step) console.error(`Refused: ${step.refused.detail}`);
  else if (dryRun) console.log(describeKey('Would redrive', step.redriven));
  showProgress(`${step.done} of ${amount(step.total, 'key')}`);
}

function conclude(
  { keys, events, refused }: Tally,
  { end, detail }: { end: string; detail?: string | undefined },
  { dryRun, json }: { dryRun: boolean; json: boolean },
): void {
  if (!json) {
    showProgress('');
    console.log(
      `${dryRun ? 'Would redrive' : 'Redriven:'} ${amount(keys, 'key')} with ${amount(events, 'event')}`,
    );
  }
  if (end !== 'complete') {
    throw new CommandFailedError(`The redrive was ${end} before its end${detail ? `: ${detail}` : ''}`);
  }
  if (refused > 0) throw new CommandFailedError(`Refused, and left as they were: ${amount(refused, 'key')}`);
}
