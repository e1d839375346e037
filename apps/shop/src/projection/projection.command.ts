import { Command, InvalidArgumentError, Option } from 'commander';
import { parseTime } from '../arguments.js';
import { askServices, everyService } from '../operations/ask-services.js';
import { byOption } from '../operations/decision.js';
import { segment } from '../operations/segment.js';
import { table } from '../table.js';
import { Projections, RebuildStatus } from './answers.js';
import { describeStatus } from './describe-status.js';
import { ownerOf } from './find-projections.js';
import { followRebuild } from './follow-rebuild.js';

interface WorkOptions {
  json: boolean;
  patience?: number;
}

const list = new Command('list')
  .description('shows the projections, and which of them are being rebuilt')
  .option('--json', 'as JSON', false)
  .action(({ json }: { json: boolean }) =>
    askServices(
      everyService(),
      async (client, service) => ({ service, ...(await client.send('GET', '/projections', Projections)) }),
      (answers) => {
        if (json) return console.log(JSON.stringify(answers, null, 2));
        const lines = answers.flatMap(({ service, items }) =>
          items.map(({ name, group, tables, phase, running }) => {
            return [name, service, group, tables.join(', '), running ? `${phase}, running` : phase];
          }),
        );
        console.log(table([['projection', 'service', 'group', 'tables', 'state'], ...lines]));
      },
    ),
  );

const status = named('status', 'shows the progress of a rebuild')
  .option('--json', 'as JSON', false)
  .action(async (name: string, { json }: { json: boolean }) => {
    const answer = await (await ownerOf(name)).send('GET', pathOf(name), RebuildStatus);
    if (json) console.log(JSON.stringify(answer, null, 2));
    else for (const line of describeStatus(answer)) console.log(line);
  });

const rebuild = comparing(work('rebuild', 'fills it from the topics, compares it, and makes it live'))
  .option('--from <time>', 'leave out earlier facts', (text) => parseTime(text).toISOString())
  .option('--carry-over', 'take rows that are older than the topics from the live tables', false)
  .option('--dry-run', 'rebuild and compare only', false)
  .option('--no-swap', 'leave it beside the live one, ready to swap');

/** The service that has the projection does the work: nothing else has its code. */
export const projection = [
  list,
  rebuild,
  comparing(work('swap', 'makes a rebuilt one live')),
  work('back', 'makes the previous one live again, with all facts since'),
  work('drop-old', 'drops the previous one'),
  status,
  work('abort', 'ends a rebuild, and drops the rebuilt tables'),
];

function named(action: string, description: string): Command {
  return new Command(action).description(description).argument('<name>', 'of the projection');
}

function work(action: string, description: string): Command {
  return named(action, description)
    .addOption(byOption())
    .option('--json', 'as JSON, line by line', false)
    .action(async (name: string, { json, patience: patienceMs, ...options }: WorkOptions) => {
      const client = await ownerOf(name);
      const lines = client.lines(`${pathOf(name)}/${action}`, { ...options, patienceMs });
      await followRebuild(lines, { name, json });
    });
}

function comparing(command: Command): Command {
  return command
    .option('--accept-differences', 'swap although rows differ from the live ones', false)
    .addOption(
      new Option('--patience <seconds>', 'how long to wait until the live one can be compared')
        .argParser(toMilliseconds)
        .default(60_000, '60'),
    );
}

function pathOf(name: string): string {
  return `/projections/${segment(name)}`;
}

function toMilliseconds(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError('It must be a number of seconds.');
  return Number(text) * 1_000;
}
