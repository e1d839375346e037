import { Command } from 'commander';
import { readConfig } from '../config.js';
import { CommandFailedError } from '../failure.js';
import { amount } from '../operations/printable.js';
import { watch } from '../watch.js';
import { describeStatus } from './describe-status.js';
import { lookAtShop, type ShopStatus } from './shop-status.js';
import { troublesOf } from './troubles.js';

export const status = new Command('status')
  .option('--watch', 'keep looking until Ctrl-C', false)
  .option('--json', 'as JSON: with --watch a line for each change', false)
  .action(async ({ watch: again, json }: { watch: boolean; json: boolean }) => {
    const config = readConfig();
    const look = (): Promise<ShopStatus> => lookAtShop(config);
    const show = (seen: ShopStatus): string => {
      const troubles = troublesOf(seen);
      return json ? JSON.stringify({ ...seen, troubles }, null, again ? undefined : 2) : describeStatus(seen);
    };
    const seen = again ? await watch({ look, show, isLast: () => false }) : await look();
    if (!again) console.log(show(seen));
    const { length } = troublesOf(seen);
    if (length > 0) throw new CommandFailedError(`Not well: ${amount(length, 'problem')}`);
  });
