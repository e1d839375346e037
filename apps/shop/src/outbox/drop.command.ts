import { Command } from 'commander';
import { byOption, reasonOption } from '../operations/decision.js';
import { operationsOf } from '../operations/operations.client.js';
import { DecidedRow } from './answers.js';
import { describeRow } from './describe-row.js';

interface DropOptions {
  service: string;
  by: string;
  reason: string;
  json: boolean;
}

export const drop = new Command('drop')
  .description(
    'Gives up a row that the broker refused: nobody hears of that fact, and those that wait for it go out',
  )
  .argument('<row>', 'as outbox parked shows it, such as write-42')
  .requiredOption('--service <name>', 'the service that appended it')
  .addOption(reasonOption().makeOptionMandatory())
  .addOption(byOption())
  .option('--json', 'as JSON', false)
  .action(async (id: string, { service, json, ...decision }: DropOptions) => {
    const path = `/outbox/parked/${encodeURIComponent(id)}/drop`;
    const row = await operationsOf(service).send('POST', path, DecidedRow, decision);
    console.log(json ? JSON.stringify(row, null, 2) : describeRow('Dropped', row));
  });
