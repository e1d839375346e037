import { Command } from 'commander';
import type { z } from 'zod';
import { askServices, everyService } from '../operations/ask-services.js';
import type { OperationsClient } from '../operations/operations.client.js';
import { moment, printable } from '../operations/printable.js';
import { toQuery } from '../operations/query.js';
import { table } from '../table.js';
import { ParkedPage, type ParkedRow } from './answers.js';

const MAX_REASON_LENGTH = 80;

type ServiceRow = ParkedRow & { service: string };

export const parked = new Command('parked')
  .description('Shows the rows that the broker refused: of one service, or of all')
  .option('--service <name>', 'the service that appended them')
  .option('--json', 'as JSON', false)
  .action(async ({ service, json }: { service?: string; json: boolean }) => {
    await askServices(
      service === undefined ? everyService() : [service],
      async (client, name) => (await everyRow(client)).map((row) => ({ service: name, ...row })),
      (answers) => {
        const rows = answers.flat();
        console.log(json ? JSON.stringify(rows, null, 2) : describe(rows));
      },
    );
  });

async function everyRow(client: OperationsClient): Promise<ParkedRow[]> {
  const rows: ParkedRow[] = [];
  let cursor: string | undefined;
  do {
    const query = toQuery({ limit: 100, cursor });
    const page: z.output<typeof ParkedPage> = await client.send('GET', `/outbox/parked${query}`, ParkedPage);
    rows.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return rows;
}

function describe(rows: ServiceRow[]): string {
  if (rows.length === 0) return 'No parked rows';
  return table([
    ['SERVICE', 'ROW', 'TOPIC', 'KEY', 'PARKED', 'WAITING', 'REASON'],
    ...rows.map(({ service, id, topic, key, parkedAt, waiting, reason }) => [
      service,
      id,
      topic,
      printable(key),
      moment(parkedAt),
      String(waiting),
      printable(reason, MAX_REASON_LENGTH),
    ]),
  ]);
}
