import { createTopicAdmin, TopicTail, type IncomingRecord, type TopicAdmin } from '@shop/messaging';
import { eventually } from './eventually.js';
import { uniqueName } from './names.js';
import { kafkaConnection } from './stack.js';

export interface TestTopicOptions {
  partitions?: number;
  config?: Record<string, string>;
}

/** Creates a topic that no other test uses, and returns its name. */
export async function createTestTopic({
  partitions = 3,
  config = {},
}: TestTopicOptions = {}): Promise<string> {
  const name = uniqueName('test');
  await withAdmin((admin) => admin.apply([{ name, partitions, config }]));
  return name;
}

/** Returns all records that the topics hold now, those of one partition in order. */
export async function readTopics(...topics: string[]): Promise<IncomingRecord[]> {
  const sizes = await withAdmin((admin) => admin.sizes(topics));
  const expected = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  const records: IncomingRecord[] = [];
  if (expected === 0) return records;
  const tail = new TopicTail(kafkaConnection());
  await tail.start(topics, (record) => void records.push(record), { from: 'beginning' });
  try {
    await eventually(
      () => records.length,
      (count) => count >= expected,
      `not all records of ${topics.join(', ')} were read`,
    );
  } finally {
    await tail.stop();
  }
  return records;
}

export async function withAdmin<T>(work: (admin: TopicAdmin) => Promise<T>): Promise<T> {
  const admin = createTopicAdmin(kafkaConnection());
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.close();
  }
}
