import { topicCatalogue } from '@shop/contracts';
import { EventSerde, SchemaRegistry, TopicTail, type IncomingRecord } from '@shop/messaging';
import { Command } from 'commander';
import { readConfig, type ShopConfig } from '../config.js';
import { UsageError } from '../failure.js';
import { describeRecord, jsonOf } from './describe-record.js';
import { withTopicAdmin } from './with-topic-admin.js';

interface TailOptions {
  fromBeginning: boolean;
  json: boolean;
}

export const tailTopics = new Command('tail')
  .description('Prints the records written to a topic, or to all topics of the catalogue, until Ctrl-C')
  .argument('[topic]', 'any existing topic, including retry and dead-letter topics')
  .option('--from-beginning', 'begin with the records that the topic already holds', false)
  .option('--json', 'as JSON, a line for each record', false)
  .action(async (topic: string | undefined, { fromBeginning, json }: TailOptions) => {
    const config = readConfig();
    const topics = topic === undefined ? topicCatalogue.map(({ name }) => name) : [topic];
    await assertExist(config, topics);
    const serde = new EventSerde(new SchemaRegistry(config.registry));
    const tail = new TopicTail(config.kafka);
    try {
      const print = async (record: IncomingRecord): Promise<void> =>
        console.log(await (json ? jsonOf(record, serde) : describeRecord(record, serde)));
      await tail.start(topics, print, { from: fromBeginning ? 'beginning' : 'now' });
      await interruption();
    } finally {
      await tail.stop();
    }
  });

async function interruption(): Promise<void> {
  await new Promise((resolve) => process.once('SIGINT', resolve).once('SIGTERM', resolve));
}

async function assertExist({ kafka }: ShopConfig, topics: string[]): Promise<void> {
  const existing = await withTopicAdmin(kafka, (admin) => admin.list());
  const missing = topics.filter((topic) => !existing.includes(topic));
  if (missing.length > 0) {
    throw new UsageError(`There is no topic ${missing.join(', ')}: see shop topics list`);
  }
}
