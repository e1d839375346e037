import { orderCompleted, type OrderCompletedSchema, type Topic } from '@shop/contracts';
import { uuidv7 } from '@shop/database';
import { EventSerde, publishSchemas, SchemaRegistry, toHeaders, type OutgoingRecord } from '@shop/messaging';
import { stackAddresses } from '@shop/testing';
import { rawProducer, sendRaw } from '../limits/raw-producer.js';
import { load } from '../relay/load.js';
import { newTopic } from '../stack/topic.js';

export type LoadTopic = Topic<typeof OrderCompletedSchema>;

/** Changes what is produced: the test of honesty plants its faults so. */
export type Tampering = (records: OutgoingRecord[]) => OutgoingRecord[];

/** A topic full of events, which any number of groups can consume from its beginning. */
export class FullTopic {
  private constructor(
    readonly topic: LoadTopic,
    readonly serde: EventSerde,
    /** What it should hold. */
    readonly records: readonly OutgoingRecord[],
    /** How many it does hold. */
    readonly produced: number,
  ) {}

  static async create(count: number, tamper: Tampering = (records) => records): Promise<FullTopic> {
    const topic: LoadTopic = { ...orderCompleted, name: await newTopic() };
    const serde = new EventSerde(new SchemaRegistry({ url: stackAddresses().registryUrl }));
    await publishSchemas(serde.registry, [topic]);
    await serde.warmUp([topic], [topic]);
    const records = Array.from(load(count), ({ key, version }) => toRecord(topic, serde, key, version));
    const producer = await rawProducer();
    const produced = tamper(records);
    await sendRaw(producer, topic.name, produced, 1_000);
    await producer.disconnect();
    return new FullTopic(topic, serde, records, produced.length);
  }
}

/** Of about 300 bytes, as the others. */
function toRecord(topic: LoadTopic, serde: EventSerde, key: string, version: number): OutgoingRecord {
  const event = { orderId: key, version, customerId: 'c'.repeat(270), occurredAt: { seconds: 1n } };
  const id = uuidv7();
  const headers = toHeaders({
    id,
    type: topic.schema.typeName,
    source: '/bench',
    subject: key,
    time: new Date(),
    correlationId: id,
  });
  return { topic: topic.name, key, value: serde.serialize(topic, event), headers };
}
