import { setTimeout as sleep } from 'node:timers/promises';
import { KafkaProducer, type EventProducer, type OutgoingRecord } from '@shop/messaging';
import { Relay, WakeUp } from '@shop/outbox';
import { createLogger } from '@shop/telemetry';
import { kafkaConnection } from '@shop/testing';
import { Witness } from '../honesty/witness.js';
import { readBack } from '../limits/read-back.js';
import { startClock, type Rate } from '../measure/rate.js';
import { newTopic } from '../stack/topic.js';
import type { FullOutbox } from './full-outbox.js';
import { keys, KEYS, versionOf } from './load.js';

export interface DrainOptions {
  count: number;
  batchSize: number;
  /** Stands between relay and producer: the test of honesty lets it tamper. */
  through?: (producer: EventProducer) => EventProducer;
}

/** Fills the outbox, lets one relay empty it, and makes sure of what arrived. */
export async function drain(outbox: FullOutbox, options: DrainOptions): Promise<Rate> {
  const { count, batchSize, through = (producer) => producer } = options;
  const topic = await newTopic();
  await outbox.fill(topic, count);
  const producer = new KafkaProducer(kafkaConnection());
  await producer.connect();
  const counting = new CountingProducer(through(producer));
  const relay = new Relay({
    databaseUrl: outbox.tables.url,
    name: 'bench-relay',
    outbox: 'bench',
    producer: counting,
    wakeUp: new WakeUp(),
    logger: createLogger({ service: 'bench', level: 'silent' }),
    batchSize,
  });
  const clock = startClock();
  relay.start();
  await counting.until(count);
  // The last rows are on their way out of the table: that belongs to the work.
  while (!(await outbox.isEmpty())) await sleep(1);
  const rate = clock(count);
  await relay.stop();
  await producer.disconnect();
  await testify(topic, count);
  return rate;
}

/** Reads the topic back: what was measured counts only if all of it is there, once, in order. */
export async function testify(topic: string, count: number): Promise<void> {
  const witness = new Witness(`the drain into ${topic}`);
  await readBack(topic, ({ key, value }) => witness.see(key?.toString() ?? '', versionOf(value)));
  witness.testify(keys.map((key) => [key, count / KEYS]));
}

class CountingProducer implements EventProducer {
  #sent = 0;
  #expected = Number.POSITIVE_INFINITY;
  readonly #done = Promise.withResolvers<void>();

  constructor(readonly producer: EventProducer) {}

  async until(count: number): Promise<void> {
    this.#expected = count;
    await this.#done.promise;
  }

  connect(): Promise<void> {
    return this.producer.connect();
  }

  async send(records: readonly OutgoingRecord[]): Promise<void> {
    await this.producer.send(records);
    this.#sent += records.length;
    if (this.#sent >= this.#expected) this.#done.resolve();
  }

  disconnect(): Promise<void> {
    return this.producer.disconnect();
  }
}
