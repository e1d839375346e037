import { topicCatalogue } from '@shop/contracts';
import { createTopicOffsets } from '@shop/messaging';
import { topicsOfGroup } from '@shop/topics';
import { Command } from 'commander';
import { readConfig } from '../config.js';
import { parseMoment } from '../arguments.js';
import { assertSameEnvironment } from '../environment/same-environment.js';
import { UsageError } from '../failure.js';
import { withTopicAdmin } from '../topics/with-topic-admin.js';
import { withAdmin } from '../with-admin.js';

export const setOffsets = new Command('set')
  .description('Moves a stopped group to the records that were written from a time on')
  .argument('<group>', 'the consumer group, such as shipment')
  .requiredOption(
    '--from <time>',
    'the time of the first record: 2026-07-01T12:00:00Z, or 2h for two hours ago',
    parseMoment,
  )
  .option('--dry-run', 'show what would be done, and do nothing', false)
  .action(async (group: string, { from, dryRun }: { from: Date; dryRun: boolean }) => {
    const config = readConfig();
    const { kafka } = config;
    const topics = topicsOfGroup(topicCatalogue, group).map(({ name }) => name);
    if (topics.length === 0) throw new UsageError(`There is no group ${group}: see shop topics list`);
    const positions = await withAdmin(createTopicOffsets(kafka), (offsets) => offsets.since(topics, from));
    for (const { topic, partition, offset } of positions) console.log(`${topic}/${partition} from ${offset}`);
    if (dryRun) return;
    await assertSameEnvironment(config);
    await withTopicAdmin(kafka, async (admin) => {
      const members = (await admin.members([group])).get(group) ?? 0;
      if (members > 0) throw new UsageError(`Group ${group} has ${members} members: stop them first`);
      await admin.setOffsets(group, positions);
    });
  });
