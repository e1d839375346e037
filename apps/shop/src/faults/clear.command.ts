import { Command } from 'commander';
import { parseCount } from '../arguments.js';
import { clientOf, groupOption } from '../dlq/group.js';
import { askServices, everyService } from '../operations/ask-services.js';
import { amount } from '../operations/printable.js';
import { UsageError } from '../failure.js';
import { Cleared } from './answers.js';

interface ClearOptions {
  group?: string;
  id?: number;
}

export const clear = new Command('clear')
  .description('Clears faults: one, those of a group, or all')
  .addOption(groupOption())
  .option('--id <number>', 'only this one of the group', parseCount)
  .action(async ({ group, id }: ClearOptions) => {
    if (group !== undefined) {
      const { cleared } = await clientOf(group).send('POST', '/faults/clear', Cleared, { group, id });
      console.log(`Cleared ${amount(cleared, 'fault')}`);
      return;
    }
    if (id !== undefined) throw new UsageError('Each service has its own numbers: give --group with --id');
    await clearAll();
  });

async function clearAll(): Promise<void> {
  await askServices(
    everyService(),
    (client) => client.send('POST', '/faults/clear', Cleared, {}),
    (answers) => {
      const cleared = answers.reduce((sum, answer) => sum + answer.cleared, 0);
      console.log(`Cleared ${amount(cleared, 'fault')}`);
    },
  );
}
