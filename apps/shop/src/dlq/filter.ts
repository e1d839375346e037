import type { Command } from 'commander';
import { parseMoment } from '../arguments.js';
import { UsageError } from '../failure.js';

/** Has the names of the options, which are also the service's names. */
export interface FilterOptions {
  eventType?: string;
  topic?: string;
  errorClass?: string;
  failure?: string;
  key?: string;
  errorText?: string;
  since?: Date;
  until?: Date;
}

export function withFilter(command: Command): Command {
  return command
    .option('--event-type <name>', 'of that type, such as shop.order.v1.OrderPlaced')
    .option('--topic <name>', 'from that topic')
    .option('--error-class <name>', 'failed with that error, as the summary names it')
    .option('--failure <text>', 'failed with that error at that place, as the summary names it')
    .option('--key <key>', 'with that key')
    .option('--error-text <text>', 'with that text somewhere in the error')
    .option('--since <time>', 'parked since then: 2026-07-01T12:00:00Z, or 2h for two hours ago', parseMoment)
    .option('--until <time>', 'parked before then', parseMoment);
}

/** Uses the service's names. JSON leaves out undefined values. */
export function toFilter({
  eventType,
  topic,
  errorClass,
  failure,
  key,
  errorText,
  since,
  until,
}: FilterOptions) {
  const times = { parkedFrom: since?.toISOString(), parkedUntil: until?.toISOString() };
  return { eventType, topic, errorClass, failure, key, errorText, ...times };
}

/**
 * Returns the choice: one event, the events of a filter, or all.
 *
 * @throws UsageError when none or several of them are
 */
export function chosenBy(
  options: FilterOptions,
  { eventId, all, toDo }: { eventId: string | undefined; all: boolean; toDo: string },
): ReturnType<typeof toFilter> {
  const filter = toFilter(options);
  const many = all || Object.values(filter).some((value) => value !== undefined);
  if ((eventId !== undefined) !== many) return filter;
  throw new UsageError(`Say what to ${toDo}: the id of an event, or a filter such as --key, or --all`);
}
