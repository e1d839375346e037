import { Command } from 'commander';
import { askServices, everyService } from '../operations/ask-services.js';
import { moment } from '../operations/printable.js';
import { toQuery } from '../operations/query.js';
import { table } from '../table.js';
import { Summary, type GroupSummary } from './answers.js';
import { toFilter, withFilter, type FilterOptions } from './filter.js';
import { groupOption, serviceOf } from './group.js';

interface SummaryOptions extends FilterOptions {
  group?: string;
  json: boolean;
}

export const summary = withFilter(
  new Command('summary').description(
    'Counts the dead letters by error and place, of one group or of all groups of all services',
  ),
)
  .addOption(groupOption())
  .option('--json', 'as JSON', false)
  .action(async ({ group, json, ...filter }: SummaryOptions) => {
    const path = `/dead-letters/summary${toQuery({ group, ...toFilter(filter) })}`;
    await askServices(
      group === undefined ? everyService() : [serviceOf(group)],
      (client) => client.send('GET', path, Summary),
      (answers) => {
        const groups = answers.flatMap((answer) => answer.groups);
        console.log(json ? JSON.stringify(groups, null, 2) : describe(groups));
      },
    );
  });

function describe(groups: GroupSummary[]): string {
  const rows = groups.flatMap(({ group, kinds }) =>
    kinds.map(({ failure, eventType, count, quarantined, followers, oldest, latest }) => [
      group,
      failure ?? '-',
      eventType ?? '-',
      String(count),
      String(quarantined),
      String(followers),
      moment(oldest),
      moment(latest),
    ]),
  );
  if (rows.length === 0) return 'No dead letters';
  return table([
    ['GROUP', 'FAILURE', 'EVENT', 'DEAD', 'QUARANTINED', 'WAITING', 'OLDEST', 'LATEST'],
    ...rows,
  ]);
}
