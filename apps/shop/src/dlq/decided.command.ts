import { Command } from 'commander';
import { moment, printable } from '../operations/printable.js';
import { toQuery } from '../operations/query.js';
import { table } from '../table.js';
import { DecidedPage } from './answers.js';
import { clientOf, groupOption } from './group.js';
import { toLimit } from './list.command.js';

const MAX_REASON_LENGTH = 80;

interface DecidedOptions {
  group: string;
  limit: number;
  cursor?: string;
  json: boolean;
}

export const decided = new Command('decided')
  .description('Shows the decisions on the dead letters of a group, with author and reason, the latest first')
  .addOption(groupOption().makeOptionMandatory())
  .option('--limit <number>', 'how many to show, up to 100', toLimit, 20)
  .option('--cursor <text>', 'continue where the previous page ended')
  .option('--json', 'as JSON', false)
  .action(async ({ group, limit, cursor, json }: DecidedOptions) => {
    const query = toQuery({ group, limit, cursor });
    const page = await clientOf(group).send('GET', `/dead-letters/decided${query}`, DecidedPage);
    console.log(json ? JSON.stringify(page, null, 2) : describe(page));
  });

function describe({ items, nextCursor }: DecidedPage): string {
  if (items.length === 0) return 'Nothing was decided';
  const rows = items.map(({ eventId, at, actor, what, reason, outcome }) => {
    return [
      eventId,
      moment(at),
      printable(actor ?? '-'),
      what,
      outcome,
      printable(reason, MAX_REASON_LENGTH),
    ];
  });
  const text = table([['EVENT', 'DECIDED', 'BY', 'WHAT', 'SINCE THEN', 'WHY'], ...rows]);
  return nextCursor === undefined ? text : `${text}\n\nThere are more: --cursor ${nextCursor}`;
}
