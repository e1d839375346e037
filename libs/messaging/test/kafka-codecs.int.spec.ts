import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createConsumer, fromHeaders, type EventConsumer, type IncomingRecord } from '@shop/messaging';
import {
  createTestTopic,
  eventually,
  kafkaConnection,
  readTopics,
  stackAddresses,
  uniqueName,
} from '@shop/testing';
import { Bench } from './consumer-bench.js';
import { KafkaProxy } from './kafka-proxy.js';

const CODECS = ['gzip', 'snappy', 'lz4', 'zstd'];
/** Text that can be compressed, and some that cannot, in more than one block of any codec. */
const VALUES = Array.from(
  { length: 400 },
  (_, index) => `${index} ${'shop '.repeat(index % 50)}${noise(index)}`,
);

function noise(seed: number): string {
  return Array.from({ length: 200 }, (_, at) =>
    String.fromCodePoint(33 + ((seed * 7919 + at * at * 31) % 90)),
  ).join('');
}

// The broker compresses with the classes of Kafka's Java client.
describe.each(CODECS)('a batch that is compressed with %s', (codec) => {
  it('by the broker is read', async () => {
    const topic = await createTestTopic({ partitions: 1, config: { 'compression.type': codec } });
    const bench = await Bench.create();
    await bench.sendTo(topic, ...VALUES);
    expect((await readTopics(topic)).map(({ value }) => String(value))).toEqual(VALUES);
    await bench.close();
  });
});

describe('a batch that cannot be decompressed', () => {
  let bench: Bench;
  let proxy: KafkaProxy;
  let consumer: EventConsumer | undefined;
  beforeEach(async () => {
    bench = await Bench.create();
    proxy = await KafkaProxy.start(stackAddresses().brokers[0]);
  });
  afterEach(async () => {
    await consumer?.stop();
    await bench.close();
    await proxy.refuse();
  });

  it.each(CODECS)(
    'with %s is handed over as records that say so, and what comes after it is read',
    async (codec) => {
      const topic = await createTestTopic({ partitions: 1, config: { 'compression.type': codec } });
      proxy.damageBatches = true;
      await bench.sendTo(topic, ...VALUES.slice(0, 3));
      const records: IncomingRecord[] = [];
      consumer = createConsumer(kafkaConnection({ brokers: [proxy.address] }), {
        groupId: uniqueName('group'),
        topics: [topic],
      });
      await consumer.start(async (chunk) => {
        records.push(...chunk);
        return { done: chunk.length };
      });
      await eventually(() => records.length, 3, 'the batch was not handed over');
      expect(records.map(({ offset }) => offset)).toEqual(['0', '1', '2']);
      expect(records[0]?.value?.length).toBeGreaterThan(0);
      for (const { headers } of records) {
        expect(() => fromHeaders(headers)).toThrow(
          `one of 3 records that cannot be read: their batch, from offset 0 to 2, cannot be decompressed (${codec}: `,
        );
      }
      proxy.damageBatches = false;
      await bench.sendTo(topic, 'after');
      await eventually(() => String(records.at(-1)?.value), 'after', 'it did not go on');
      expect(consumer.problem()).toBeUndefined();
    },
  );
});
