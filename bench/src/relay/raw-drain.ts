import type { Message, Producer } from 'kafkajs';
import { sendRaw } from '../limits/raw-producer.js';
import { cpuSeconds, cpuSince } from '../measure/cpu.js';
import { newTopic } from '../stack/topic.js';
import { perEvent, testify, type Drain } from './drain.js';
import { HEADERS, load, valueOf } from './load.js';

/** The same bytes, sent by kafkajs alone: made before the clock starts, from nowhere, and with nothing to do after it. */
export async function rawDrain(producer: Producer, count: number, batchSize: number): Promise<Drain> {
  const topic = await newTopic();
  const messages: Message[] = Array.from(load(count), ({ key, version }) => ({
    key,
    value: valueOf(version),
    headers: { ...HEADERS },
  }));
  const before = cpuSeconds();
  const perSecond = await sendRaw(producer, topic, messages, batchSize);
  const cpu = perEvent(cpuSince(before), count);
  await testify(topic, count);
  return { perSecond, cpu };
}
