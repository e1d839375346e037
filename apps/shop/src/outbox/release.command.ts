import { Command } from 'commander';
import { byOption, reasonOption } from '../operations/decision.js';
import { decideRows, type DecideOptions } from './decide-rows.js';
import { withWhichRows } from './which-rows.js';

export const release = withWhichRows(
  new Command('release').description(
    'Sends rows that the broker refused again: one, all that match, or all. The rows that wait for them follow',
  ),
)
  .argument('[row]', 'its id, as outbox parked shows it, such as write-42')
  .requiredOption('--service <name>', 'the service that appended them')
  .addOption(byOption())
  .addOption(reasonOption())
  .option('--json', 'as JSON: for many, a line for each step', false)
  .action((row: string | undefined, options: DecideOptions) => decideRows('release', row, options));
