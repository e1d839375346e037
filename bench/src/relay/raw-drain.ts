import type { Message, Producer } from 'kafkajs';
import { sendRaw } from '../limits/raw-producer.js';
import { startClock, type Rate } from '../measure/rate.js';
import { newTopic } from '../stack/topic.js';
import { testify } from './drain.js';
import { HEADERS, load, valueOf } from './load.js';

/**
 * Sends the same bytes with kafkajs alone: they are made before the clock starts, come from no table, and
 * need no work afterwards.
 */
export async function rawDrain(producer: Producer, count: number, batchSize: number): Promise<Rate> {
  const topic = await newTopic();
  const messages: Message[] = Array.from(load(count), ({ key, version }) => ({
    key,
    value: valueOf(version),
    headers: { ...HEADERS },
  }));
  const clock = startClock();
  await sendRaw(producer, topic, messages, batchSize);
  const rate = clock(count);
  await testify(topic, count);
  return rate;
}
