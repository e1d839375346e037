import { Command } from 'commander';
import { readConfig } from '../config.js';
import { describeRule } from './describe-rule.js';
import { withAccessAdmin } from './with-access-admin.js';

export const listAccess = new Command('list')
  .description('Shows who may do what with Kafka, as the broker has it')
  .action(async () => {
    const rules = await withAccessAdmin(readConfig().kafka, (admin) => admin.list());
    for (const line of rules.map(describeRule).toSorted()) console.log(line);
  });
