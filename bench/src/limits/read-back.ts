import type { Kafka, KafkaMessage } from 'kafkajs';
import { uniqueName } from '@shop/testing';
import { rawKafka } from './raw-kafka.js';

/**
 * Reads a topic from its beginning to its current end, the records of one partition in order. It keeps none
 * of them.
 */
export async function readBack(topic: string, onRecord: (record: KafkaMessage) => void): Promise<void> {
  const kafka = rawKafka();
  const consumer = kafka.consumer({ groupId: uniqueName('bench-witness'), maxWaitTimeInMs: 50 });
  let left = await sizeOf(kafka, topic);
  if (left === 0) return;
  const all = Promise.withResolvers<void>();
  await consumer.connect();
  try {
    await consumer.subscribe({ topics: [topic], fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      eachBatch: ({ batch: { messages } }) => {
        for (const message of messages) onRecord(message);
        left -= messages.length;
        if (left <= 0) all.resolve();
        return Promise.resolve();
      },
    });
    await all.promise;
  } finally {
    await consumer.disconnect();
  }
}

async function sizeOf(kafka: Kafka, topic: string): Promise<number> {
  const admin = kafka.admin();
  await admin.connect();
  const offsets = await admin.fetchTopicOffsets(topic);
  await admin.disconnect();
  return offsets.reduce((sum, { high, low }) => sum + Number(high) - Number(low), 0);
}
