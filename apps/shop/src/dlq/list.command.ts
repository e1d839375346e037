import { Command, InvalidArgumentError } from 'commander';
import { moment, printable } from '../operations/printable.js';
import { toQuery } from '../operations/query.js';
import { table } from '../table.js';
import { DeadLetterPage, type DeadLetter } from './answers.js';
import { toFilter, withFilter, type FilterOptions } from './filter.js';
import { clientOf, groupOption } from './group.js';

const MAX_MESSAGE_LENGTH = 60;

interface ListOptions extends FilterOptions {
  group: string;
  limit: number;
  cursor?: string;
  json: boolean;
}

export const list = withFilter(
  new Command('list').description('Shows the dead letters of a group, the latest first'),
)
  .addOption(groupOption().makeOptionMandatory())
  .option('--limit <number>', 'how many to show, up to 100', toLimit, 20)
  .option('--cursor <text>', 'continue where the previous page ended')
  .option('--json', 'as JSON', false)
  .action(async ({ group, limit, cursor, json, ...filter }: ListOptions) => {
    const query = toQuery({ group, limit, cursor, ...toFilter(filter) });
    const page = await clientOf(group).send('GET', `/dead-letters${query}`, DeadLetterPage);
    if (json) console.log(JSON.stringify(page, null, 2));
    else console.log(describe(page.items, page.nextCursor));
  });

function describe(letters: DeadLetter[], nextCursor: string | undefined): string {
  if (letters.length === 0) return 'No dead letters';
  const head = ['EVENT', 'TOPIC', 'KEY', 'PARKED', 'TRIES', 'REDRIVES', 'WAITING', 'ERROR'];
  const rows = table([head, ...letters.map(row)]);
  return nextCursor === undefined ? rows : `${rows}\n\nThere are more: --cursor ${nextCursor}`;
}

function row(letter: DeadLetter): string[] {
  const { eventId, topic, key, parkedAt, attempts, redrives, quarantined, followers } = letter;
  return [
    eventId,
    topic,
    printable(key),
    moment(parkedAt),
    String(attempts),
    quarantined ? `${redrives}, quarantined` : String(redrives),
    String(followers),
    whyOf(letter),
  ];
}

function whyOf({ blockedBy, errorClass, errorMessage }: DeadLetter): string {
  if (blockedBy !== null) return `waits for ${blockedBy}`;
  return errorClass === null ? '-' : `${errorClass}: ${printable(errorMessage ?? '', MAX_MESSAGE_LENGTH)}`;
}

export function toLimit(text: string): number {
  const limit = Number(text);
  if (Number.isInteger(limit) && limit >= 1 && limit <= 100) return limit;
  throw new InvalidArgumentError('It must be a whole number from 1 to 100.');
}
