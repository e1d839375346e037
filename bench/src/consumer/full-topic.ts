import { orderCompleted, type OrderCompletedSchema } from '@shop/contracts';
import type { Topic } from '@shop/topics';
import { EventSerde, publishSchemas, toHeaders, type OutgoingRecord } from '@shop/messaging';
import { registryOfStack } from '@shop/testing';
import { setTimeout as sleep } from 'node:timers/promises';
import { uuidv7 } from '@shop/uuid';
import { rawProducer, sendRaw } from '../limits/raw-producer.js';
import { keysOf, KEYS, load } from '../relay/load.js';
import { newTopic } from '../stack/topic.js';

export type LoadTopic = Topic<typeof OrderCompletedSchema>;

/** Changes the produced records: the test of honesty plants its faults this way. */
export type Tampering = (records: OutgoingRecord[]) => OutgoingRecord[];

/** A topic full of events, which any number of groups can consume from its beginning. */
export class FullTopic {
  readonly #producer = rawProducer();

  private constructor(
    readonly topic: LoadTopic,
    readonly serde: EventSerde,
    readonly keys: readonly string[],
    /** The records that it should hold. */
    readonly records: readonly OutgoingRecord[],
    /** The records that it will hold. */
    readonly contents: readonly OutgoingRecord[],
  ) {}

  static async create(
    count: number,
    { keyCount = KEYS, tamper = (records) => records }: { keyCount?: number; tamper?: Tampering } = {},
  ): Promise<FullTopic> {
    const topic: LoadTopic = { ...orderCompleted, name: await newTopic() };
    const serde = new EventSerde(registryOfStack());
    await publishSchemas(serde.registry, [topic]);
    await serde.warmUp([topic], [topic]);
    const keys = keysOf(keyCount);
    const records = Array.from(load(count, keys), ({ key, version }) => toRecord(topic, serde, key, version));
    return new FullTopic(topic, serde, keys, records, tamper(records));
  }

  /** The number of versions of each key. */
  get versions(): number {
    return this.records.length / this.keys.length;
  }

  get produced(): number {
    return this.contents.length;
  }

  /** Writes all records, or those before `end`. */
  async fill(end: number = this.produced): Promise<void> {
    await this.#produce(this.contents.slice(0, end), 1_000);
  }

  /** Writes the rest at this rate. */
  async trickle(start: number, perSecond: number): Promise<void> {
    const batch = Math.ceil(perSecond / 50);
    for (let at = start; at < this.produced; at += batch) {
      await Promise.all([this.#produce(this.contents.slice(at, at + batch), batch), sleep(20)]);
    }
  }

  async close(): Promise<void> {
    await (await this.#producer).disconnect();
  }

  async #produce(records: readonly OutgoingRecord[], batch: number): Promise<void> {
    await sendRaw(await this.#producer, this.topic.name, records, batch);
  }
}

/** A record of about 300 bytes, like the others. */
function toRecord(topic: LoadTopic, serde: EventSerde, key: string, version: number): OutgoingRecord {
  const event = { orderId: key, version, customerId: 'c'.repeat(270), occurredAt: { seconds: 1n } };
  const id = uuidv7();
  const headers = toHeaders({
    id,
    type: topic.schema.typeName,
    source: '/order-service',
    subject: key,
    time: new Date(),
    correlationId: id,
  });
  return { topic: topic.name, key, value: serde.serialize(topic, event), headers };
}
