import type { TopicResult } from '@shop/messaging';
import { Command } from 'commander';
import { readConfig } from '../config.js';
import { table } from '../table.js';
import { allTopicSettings } from './topic-settings.js';
import { withTopicAdmin } from './with-topic-admin.js';

export const applyTopics = new Command('apply')
  .description(
    'Creates the topics that are missing; says which are not as they should be, and leaves them alone',
  )
  .action(async () => {
    const { kafka, retryTiers } = readConfig();
    const results = await withTopicAdmin(kafka, (admin) => admin.apply(allTopicSettings(retryTiers)));
    console.log(table(results.map(row)));
  });

function row({ topic, action, differences }: TopicResult): string[] {
  return [topic, action, differences.join('; ')];
}
