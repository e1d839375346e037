import { expect, it } from '@jest/globals';
import { createProducer, partitionOf } from '@shop/messaging';
import { createTestTopic, readTopics, kafkaConnection } from '@shop/testing';

/**
 * The partition of each key among twelve, by `BuiltInPartitioner.partitionForKey` of Kafka's Java client
 * 4.3.1.
 */
const partitionsInJava = {
  '': 9,
  a: 4,
  '21': 0,
  foobar: 6,
  'order-1': 10,
  '0190b3a0-7c1d-7e2a-8f3b-123456789abc': 5,
  '01890a5d-ac96-774b-bcce-b302099a8057': 1,
  MUG: 10,
  'TEA-ASSAM': 3,
  'COFFEE-ESPRESSO': 0,
  'a-little-bit-long-string': 8,
  'a-little-bit-longer-string': 11,
  schlüssel: 0,
  鍵: 0,
  '🔑': 11,
};

it('a key goes to the partition to which every other Kafka client sends it', async () => {
  const topic = await createTestTopic({ partitions: 12 });
  const producer = createProducer(kafkaConnection());
  const keys = Object.keys(partitionsInJava);
  await producer.send(keys.map((key) => ({ topic, key, value: Buffer.from(key), headers: {} })));
  await producer.disconnect();
  const records = await readTopics(topic);
  expect(Object.fromEntries(records.map(({ key, partition }) => [key, partition]))).toEqual(partitionsInJava);
  // A reader of a key must look there.
  expect(Object.fromEntries(keys.map((key) => [key, partitionOf(key, 12)]))).toEqual(partitionsInJava);
});
