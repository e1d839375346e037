import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import {
  BrokerUnavailableError,
  createProducer,
  RecordRejectedError,
  type EventProducer,
  type OutgoingRecord,
} from '@shop/messaging';
import { createTestTopic, readTopics, kafkaConnection, stackAddresses } from '@shop/testing';
import { Api } from './kafka-frames.js';
import { KafkaProxy } from './kafka-proxy.js';

let topic: string;
let proxy: KafkaProxy;
let producer: EventProducer;

beforeEach(async () => {
  topic = await createTestTopic({ partitions: 1, config: { 'max.message.bytes': '10000' } });
  proxy = await KafkaProxy.start(stackAddresses().brokers[0]);
  producer = createProducer(kafkaConnection({ brokers: [proxy.address] }));
  await producer.connect();
});

afterEach(async () => {
  await producer.disconnect();
  await proxy.refuse();
});

const record = (text: string): OutgoingRecord => ({
  topic,
  key: 'key',
  value: Buffer.from(text),
  headers: {},
});

async function stored(): Promise<(string | undefined)[]> {
  return (await readTopics(topic)).map(({ value }) => value?.toString());
}

describe('the producer', () => {
  it('has never two requests in flight, and keeps the order of the calls', async () => {
    proxy.delayAnswers(Api.produce, 5);
    const texts = Array.from({ length: 20 }, (_, index) => `batch ${index}`);
    await Promise.all(texts.map((text) => producer.send([record(text)])));
    expect(proxy.mostProduceInFlight).toBe(1);
    expect(await stored()).toEqual(texts);
  });

  it('appends every batch when a response is lost, and the one whose response it was only once', async () => {
    proxy.loseAnswers(Api.produce, 1);
    await Promise.all([
      producer.send([record('a')]),
      producer.send([record('b')]),
      producer.send([record('c')]),
    ]);
    expect(await stored()).toEqual(['a', 'b', 'c']);
  });

  it('does not let a batch that was given up take the place of the next', async () => {
    proxy.loseAnswers(Api.produce, Infinity);
    await expect(producer.send([record('given up')])).rejects.toThrow(BrokerUnavailableError);
    proxy.loseAnswers(Api.produce, 0);
    await producer.send([record('next')]);
    expect((await stored()).at(-1)).toBe('next');
    expect(proxy.count(Api.initProducerId)).toBe(2);
  });

  it('works again after the broker was away', async () => {
    await proxy.refuse();
    await expect(producer.send([record('lost')])).rejects.toThrow(BrokerUnavailableError);
    await proxy.restore();
    await producer.send([record('kept')]);
    expect(await stored()).toEqual(['kept']);
  });

  // kafkajs alone waits fifteen seconds for an answer, and then as long again.
  it('gives a batch back in time when the broker hangs, and works again afterwards', async () => {
    const impatient = createProducer(kafkaConnection({ brokers: [proxy.address] }), 3_000);
    await impatient.connect();
    proxy.frozen = true;
    await expect(impatient.send([record('lost')])).rejects.toThrow(BrokerUnavailableError);
    proxy.frozen = false;
    await impatient.send([record('kept')]);
    await impatient.disconnect();
    expect(await stored()).toEqual(['kept']);
  }, 28_000);

  it('tells what the broker will never take from what it cannot take now', async () => {
    await expect(producer.send([record('x'.repeat(20_000))])).rejects.toThrow(RecordRejectedError);
    await producer.send([record('small')]);
    expect(await stored()).toEqual(['small']);
  });

  it('does not blame a record for a clock that is wrong', async () => {
    const tomorrow = Date.now() + 86_400_000;
    const clock = jest.spyOn(Date, 'now').mockReturnValue(tomorrow);
    const sent = await producer.send([record('early')]).catch((error: unknown) => error);
    clock.mockRestore();
    expect(sent).toBeInstanceOf(BrokerUnavailableError);
    expect(sent).toMatchObject({ message: 'Kafka finds our clock wrong: INVALID_TIMESTAMP' });
    await producer.send([record('in time')]);
    expect(await stored()).toEqual(['in time']);
  });
});
