import { Option, type Command } from 'commander';
import { parseTime } from '../arguments.js';
import { parseDuration } from './duration.js';

export interface AuditOptions {
  /** In milliseconds. */
  wait: number;
  since?: Date;
  strict: boolean;
  json: boolean;
}

export function withAuditOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--wait <duration>', 'how long to wait until the shop comes to rest, like 30s')
        .argParser(parseDuration)
        .default(30_000, '30s'),
    )
    .option(
      '--since <time>',
      'audit only orders placed and stock changed since then, like 2026-01-31T12:00:00Z',
      parseTime,
    )
    .option('--strict', 'count parked events and dead letters as differences', false)
    .option('--json', 'as JSON', false);
}
