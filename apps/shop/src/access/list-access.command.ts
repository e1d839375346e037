import { Command } from 'commander';
import { readConfig } from '../config.js';
import { describeRule } from './describe-rule.js';
import { withAccessAdmin } from './with-access-admin.js';

export const listAccess = new Command('list')
  .description('Shows the rights of each user that the broker has')
  .option('--json', 'as JSON', false)
  .action(async ({ json }: { json: boolean }) => {
    const rules = await withAccessAdmin(readConfig().kafka, (admin) => admin.list());
    if (json) console.log(JSON.stringify(rules, null, 2));
    else for (const line of rules.map(describeRule).toSorted()) console.log(line);
  });
