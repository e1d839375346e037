import { CommandFailedError } from '../failure.js';
import { amount } from '../operations/printable.js';
import { showProgress } from '../operations/progress.js';
import { TriageLine, type TriagedKey, type TriageStep } from './answers.js';
import { describeKey } from './describe-key.js';

/** The words for a decision on keys. */
export interface Words {
  /** "Redriven:" */
  done: string;
  /** "Would redrive" */
  rehearsed: string;
  /** "redrive" */
  name: string;
}

interface Tally {
  keys: number;
  events: number;
  refused: number;
}

/**
 * Shows the progress of a decision on many keys, if somebody watches, and each refused key.
 *
 * @throws CommandFailedError when it did not reach its end, or when a key was refused
 */
export async function followMany(
  lines: AsyncIterable<unknown>,
  words: Words,
  { dryRun, json }: { dryRun: boolean; json: boolean },
): Promise<void> {
  const tally: Tally = { keys: 0, events: 0, refused: 0 };
  let ending: { end: string; detail?: string | undefined } = { end: 'broken off' };
  for await (const line of lines) {
    if (json) console.log(JSON.stringify(line));
    const step = TriageLine.parse(line);
    if ('end' in step) {
      ending = step;
    } else {
      count(tally, step);
      if (!json) tell(step, dryRun ? words.rehearsed : undefined);
    }
  }
  if (!json) {
    showProgress('');
    const said = dryRun ? words.rehearsed : words.done;
    console.log(`${said} ${amount(tally.keys, 'key')} with ${amount(tally.events, 'event')}`);
  }
  if (ending.end !== 'complete') {
    const why = ending.detail ? `: ${ending.detail}` : '';
    throw new CommandFailedError(`The ${words.name} was ${ending.end} before its end${why}`);
  }
  if (tally.refused === 0) return;
  throw new CommandFailedError(`Refused, and left as they were: ${amount(tally.refused, 'key')}`);
}

function count(tally: Tally, step: TriageStep): void {
  if ('refused' in step) {
    tally.refused += 1;
  } else {
    tally.keys += 1;
    tally.events += 1 + keyOf(step).followers;
  }
}

function tell(step: TriageStep, rehearsed: string | undefined): void {
  showProgress('');
  if ('refused' in step) console.error(`Refused: ${step.refused.detail}`);
  else if (rehearsed !== undefined) console.log(describeKey(rehearsed, keyOf(step)));
  showProgress(`${step.done} of ${amount(step.total, 'key')}`);
}

function keyOf(step: Exclude<TriageStep, { refused: unknown }>): TriagedKey {
  return 'redriven' in step ? step.redriven : step.discarded;
}
