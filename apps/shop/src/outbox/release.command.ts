import { Command } from 'commander';
import { byOption, reasonOption } from '../operations/decision.js';
import { operationsOf } from '../operations/operations.client.js';
import { DecidedRow } from './answers.js';
import { describeRow } from './describe-row.js';

interface ReleaseOptions {
  service: string;
  by: string;
  reason?: string;
  json: boolean;
}

export const release = new Command('release')
  .description('Has a row that the broker refused tried again, and then those that wait for it')
  .argument('<row>', 'as outbox parked shows it, such as write-42')
  .requiredOption('--service <name>', 'the service that appended it')
  .addOption(byOption())
  .addOption(reasonOption())
  .option('--json', 'as JSON', false)
  .action(async (id: string, { service, json, ...decision }: ReleaseOptions) => {
    const path = `/outbox/parked/${encodeURIComponent(id)}/release`;
    const row = await operationsOf(service).send('POST', path, DecidedRow, decision);
    console.log(json ? JSON.stringify(row, null, 2) : describeRow('Released', row));
  });
