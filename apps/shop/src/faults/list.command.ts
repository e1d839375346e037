import { Command } from 'commander';
import { askServices, everyService } from '../operations/ask-services.js';
import { printable } from '../operations/printable.js';
import { table } from '../table.js';
import { Faults, type Fault } from './answers.js';

type Answer = Faults & { service: string };

export const list = new Command('list')
  .description('Shows the faults that are set: in one service, or in all')
  .option('--service <name>', 'only faults for the groups of this service')
  .option('--json', 'as JSON', false)
  .action(async ({ service, json }: { service?: string; json: boolean }) => {
    await askServices(
      service === undefined ? everyService() : [service],
      async (client, name) => ({ service: name, ...(await client.send('GET', '/faults', Faults)) }),
      (answers) => console.log(json ? JSON.stringify(answers, null, 2) : describe(answers)),
    );
  });

function describe(answers: Answer[]): string {
  const off = answers.filter(({ enabled }) => !enabled).map(({ service }) => service);
  const faults = answers.flatMap(({ items }) => items);
  const head = ['GROUP', 'ID', 'KIND', 'TOPIC', 'KEY', 'HITS', 'DELAY'];
  return [
    faults.length === 0 ? 'No faults' : table([head, ...faults.map(row)]),
    ...(off.length === 0 ? [] : [`Not enabled (FAULTS_ENABLED=true): ${off.join(', ')}`]),
  ].join('\n');
}

function row({ id, group, kind, topic, key, times, hits, delayMs }: Fault): string[] {
  return [
    group,
    String(id),
    kind,
    topic ?? 'all',
    key === undefined ? 'all' : printable(key),
    times === undefined ? String(hits) : `${hits} of ${times}`,
    delayMs === undefined ? '-' : `${delayMs} ms`,
  ];
}
