import {
  createTopicAdmin,
  createTopicOffsets,
  readRanges,
  type IncomingRecord,
  type TopicAdmin,
} from '@shop/messaging';
import { uniqueName } from './names.js';
import { kafkaConnection } from './stack.js';

const CHUNK_SIZE = 2_000;
const READ_WITHIN_MS = 60_000;

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
  const offsets = createTopicOffsets(kafkaConnection());
  try {
    const chunks = readRanges(kafkaConnection(), await offsets.ranges(topics), {
      groupId: uniqueName('read'),
      chunkSize: CHUNK_SIZE,
      signal: AbortSignal.timeout(READ_WITHIN_MS),
    });
    const records: IncomingRecord[] = [];
    for await (const chunk of chunks) records.push(...chunk);
    return records;
  } finally {
    await offsets.close();
  }
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
