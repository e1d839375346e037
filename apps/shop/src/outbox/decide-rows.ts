import { CommandFailedError, UsageError } from '../failure.js';
import { operationsOf } from '../operations/operations.client.js';
import { amount } from '../operations/printable.js';
import { showProgress } from '../operations/progress.js';
import { segment } from '../operations/segment.js';
import { DecidedRow, ManyRowsLine, type ManyRowsStep } from './answers.js';
import { describeRow } from './describe-row.js';
import { manyOf, type WhichRows } from './which-rows.js';

export interface DecideOptions extends WhichRows {
  service: string;
  by: string;
  reason?: string;
  dryRun: boolean;
  json: boolean;
}

const DONE = { release: 'Released', drop: 'Dropped' } as const;

/** Decides on one row, or on all rows that match the options. */
export async function decideRows(
  what: keyof typeof DONE,
  row: string | undefined,
  options: DecideOptions,
): Promise<void> {
  const { service, by, reason, dryRun, json } = options;
  const client = operationsOf(service);
  const many = manyOf(row, options);
  if (many) {
    const lines = client.lines(`/outbox/parked/${what}`, { by, reason, dryRun, ...many });
    await follow(lines, dryRun ? `Would have ${DONE[what].toLowerCase()}` : DONE[what], json);
    return;
  }
  if (dryRun) throw new UsageError('--dry-run is for many rows: see one row with outbox parked');
  const path = `/outbox/parked/${segment(row ?? '')}/${what}`;
  const decided = await client.send('POST', path, DecidedRow, { by, reason });
  console.log(json ? JSON.stringify(decided, null, 2) : describeRow(DONE[what], decided));
}

/** @throws CommandFailedError when it did not reach its end, or when a row was refused */
async function follow(lines: AsyncIterable<unknown>, done: string, json: boolean): Promise<void> {
  const last = new Map<string, ManyRowsStep>();
  let ending: { end: string; detail?: string | undefined } = { end: 'broken off' };
  for await (const line of lines) {
    if (json) console.log(JSON.stringify(line));
    const step = ManyRowsLine.parse(line);
    if ('end' in step) ending = step;
    else {
      last.set(step.outbox, step);
      showProgress(`${step.done} of ${amount(step.total, 'row')}`);
    }
  }
  showProgress('');
  const steps = [...last.values()];
  const decided = steps.reduce((sum, step) => sum + step.decided, 0);
  const refused = steps.reduce((sum, step) => sum + step.refused, 0);
  if (!json) console.log(`${done} ${amount(decided, 'row')}`);
  if (ending.end !== 'complete') {
    throw new CommandFailedError(
      `It was ${ending.end} before its end${ending.detail ? `: ${ending.detail}` : ''}`,
    );
  }
  if (refused > 0) {
    throw new CommandFailedError(
      `Left alone, because retries of events need them: ${amount(refused, 'row')}`,
    );
  }
}
