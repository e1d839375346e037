import { create, type DescMessage, type Message } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { orderCompleted } from '@shop/contracts';
import { protoText, type Topic } from '@shop/topics';
import {
  createConsumer,
  createProducer,
  EventSerde,
  publishSchemas,
  subjectOf,
  type EventProducer,
} from '@shop/messaging';
import {
  compileEvent,
  createTestTopic,
  eventually,
  kafkaConnection,
  registryOfStack,
  uniqueName,
} from '@shop/testing';

/** The topic and schema that a process of one version writes and reads. */
interface Version {
  topic: Topic;
  serde: EventSerde;
}

const NOW = protoText(orderCompleted);
/** One version ahead: a field was added, and another is deprecated and no longer written. */
const AHEAD = NOW.replace(
  'string customer_id = 4;',
  'string customer_id = 4 [deprecated = true];\n  string remark = 5;',
);

const common = { orderId: 'order-1', occurredAt: timestampFromDate(new Date('2026-07-01T12:00:00Z')) };

let producer: EventProducer;
let aheadSchema: DescMessage;
let behind: Version;
let ahead: Version;
let stopConsumers: (() => Promise<void>)[];

beforeAll(async () => {
  producer = createProducer(kafkaConnection());
  aheadSchema = await compileEvent(AHEAD);
});

afterAll(() => producer.disconnect());

/**
 * Processes of the version behind run, with all that they looked up at start; then the version ahead is
 * published, and started.
 */
beforeEach(async () => {
  stopConsumers = [];
  const name = await createTestTopic();
  behind = await start({ ...orderCompleted, name }, NOW);
  ahead = await start({ ...behind.topic, schema: aheadSchema }, AHEAD);
});

afterEach(async () => {
  for (const stop of stopConsumers) await stop();
});

async function start(topic: Topic, text: string): Promise<Version> {
  const registry = registryOfStack();
  await registry.requireBackwardCompatibility(subjectOf(topic));
  await registry.register(subjectOf(topic), text);
  const serde = new EventSerde(registry, () => text);
  await serde.warmUp([topic], [topic]);
  return { topic, serde };
}

async function produce({ topic, serde }: Version, fields: Record<string, unknown>): Promise<void> {
  const value = serde.serialize(topic, { ...common, ...fields });
  await producer.send([{ topic: topic.name, key: common.orderId, value, headers: {} }]);
}

/** The first events of the topic, as a process of this version reads them. */
async function consume({ topic, serde }: Version, count: number): Promise<Message[]> {
  const consumer = createConsumer(kafkaConnection(), {
    groupId: uniqueName('group'),
    topics: [topic.name],
  });
  stopConsumers.push(() => consumer.stop());
  const events: Message[] = [];
  await consumer.start(async (records) => {
    for (const { value } of records) events.push(await serde.deserialize(topic, value));
    return { done: records.length };
  });
  await eventually(
    () => events.length,
    (read) => read >= count,
    'not all events came',
  );
  return events;
}

describe('while an upgrade is rolled out', () => {
  it('a consumer one version behind reads what a producer one version ahead writes', async () => {
    await produce(ahead, { version: 3, remark: 'well packed' });
    const [event] = await consume(behind, 1);
    expect(event).toMatchObject({ ...common, version: 3, customerId: '' });
  });

  it('and passes on what it does not know', async () => {
    await produce(ahead, { version: 3, remark: 'well packed' });
    const [event] = await consume(behind, 1);
    await produce(behind, { ...event, customerId: 'ada' });
    const [, passedOn] = await consume(ahead, 2);
    expect(passedOn).toMatchObject({ remark: 'well packed', customerId: 'ada' });
  });

  it('a consumer one version ahead reads what a producer one version behind writes', async () => {
    await produce(behind, { version: 3, customerId: 'ada' });
    const [event] = await consume(ahead, 1);
    expect(event).toEqual(create(aheadSchema, { ...common, version: 3, customerId: 'ada', remark: '' }));
  });

  it('both read what producers of both versions write, in the order in which it was written', async () => {
    await produce(behind, { version: 1, customerId: 'ada' });
    await produce(ahead, { version: 2, remark: 'well packed' });
    await produce(behind, { version: 3, customerId: 'ada' });
    const read = await Promise.all([consume(behind, 3), consume(ahead, 3)]);
    for (const events of read) {
      expect(events).toMatchObject([1, 2, 3].map((version) => ({ ...common, version })));
    }
  });

  it('a process that is rolled back finds what it wrote before still registered', async () => {
    const published = await publishSchemas(registryOfStack(), [behind.topic]);
    expect(published).toMatchObject([{ action: 'unchanged' }]);
  });
});
