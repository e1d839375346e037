import { afterEach, expect, it } from '@jest/globals';
import { createProducer, keyOfText, textOfKey } from '@shop/messaging';
import { createTestTopic, kafkaConnection, readTopics } from '@shop/testing';

const somewhere = { partition: 0, offset: '0' };
const producer = createProducer(kafkaConnection());
afterEach(() => producer.disconnect());

it('Keys that are no text, and that there is none, are kept from record to record', async () => {
  const [topic, next] = [await createTestTopic({ partitions: 1 }), await createTestTopic({ partitions: 1 })];
  const keys = [
    Buffer.from([0xff, 1]),
    Buffer.from([0xfe, 1]),
    Buffer.from('a\0b'),
    Buffer.from('base64:'),
    null,
    null,
  ];
  const record = (key: string) => ({ topic, key, value: Buffer.from('value'), headers: {} });
  await producer.send(keys.map((key) => record(textOfKey(key, somewhere))));
  const read = await readTopics(topic);
  expect(new Set(read.map(({ key }) => key)).size).toBe(keys.length);
  await producer.send(read.map(({ key }) => ({ ...record(key), topic: next })));
  const again = await readTopics(next);
  expect(again.map(({ key }) => keyOfText(key))).toEqual(keys);
});
