import type { Command } from 'commander';
import { UsageError } from '../failure.js';

/** Has the names of the options, which are also the service's names. */
export interface WhichRows {
  topic?: string;
  key?: string;
  refusedFor?: string;
  all: boolean;
}

export function withWhichRows(command: Command): Command {
  return command
    .option('--topic <name>', 'all for that topic')
    .option('--key <key>', 'all with that key')
    .option('--refused-for <text>', "all with that text in the broker's error")
    .option('--all', 'all of the service', false)
    .option('--dry-run', 'show how many rows it would be, and do nothing', false);
}

/** Returns undefined when one row is named. @throws UsageError unless there is either a row or a filter */
export function manyOf(
  row: string | undefined,
  { topic, key, refusedFor: reason, all }: WhichRows,
): { filter: object; all: boolean } | undefined {
  const filter = { topic, key, reason };
  const isFiltered = Object.values(filter).some((value) => value !== undefined);
  if ([row !== undefined, isFiltered, all].filter(Boolean).length !== 1) {
    throw new UsageError('Say which rows: the id of one, or a filter such as --topic, or --all');
  }
  return row === undefined ? { filter, all } : undefined;
}
