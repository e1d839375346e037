import { Partitioners, type Message, type Producer } from 'kafkajs';
import { rawKafka } from './raw-kafka.js';

/**
 * kafkajs with the settings of our own producer and nothing else around it: no relay on top of it can be
 * faster.
 */
export async function rawProducer(): Promise<Producer> {
  const producer = rawKafka().producer({
    allowAutoTopicCreation: false,
    idempotent: true,
    maxInFlightRequests: 1,
    createPartitioner: Partitioners.DefaultPartitioner,
  });
  await producer.connect();
  return producer;
}

/** Sends prepared messages in batches, one after the other. */
export async function sendRaw(
  producer: Producer,
  topic: string,
  messages: readonly Message[],
  batchSize: number,
): Promise<void> {
  for (let start = 0; start < messages.length; start += batchSize) {
    const batch = messages.slice(start, start + batchSize);
    await producer.sendBatch({ acks: -1, topicMessages: [{ topic, messages: batch }] });
  }
}
