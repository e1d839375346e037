import { Command } from 'commander';
import { byOption, reasonOption } from '../operations/decision.js';
import { decideRows, type DecideOptions } from './decide-rows.js';
import { withWhichRows } from './which-rows.js';

export const drop = withWhichRows(
  new Command('drop').description(
    'Gives up rows that the broker refused: their facts are never published, and the rows that wait for them are sent',
  ),
)
  .argument('[row]', 'its id, as outbox parked shows it, such as write-42')
  .requiredOption('--service <name>', 'the service that appended them')
  .addOption(reasonOption().makeOptionMandatory())
  .addOption(byOption())
  .option('--json', 'as JSON: for many, a line for each step', false)
  .action((row: string | undefined, options: DecideOptions) => decideRows('drop', row, options));
