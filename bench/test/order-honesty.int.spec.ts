import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Producer } from 'kafkajs';
import { createTestTopic, eventually } from '@shop/testing';
import { rawKafka } from '../src/limits/raw-kafka.js';
import { Heard } from '../src/order/heard.js';

describe('The benchmark of whole orders', () => {
  const producer: Producer = rawKafka().producer();
  let topic: string;
  let heard: Heard;
  beforeAll(() => producer.connect());
  afterAll(() => producer.disconnect());
  beforeEach(async () => {
    topic = await createTestTopic();
    heard = new Heard([topic], topic);
    await heard.start();
  });

  /** Publishes the facts of these orders, listens to them, and testifies for the placed ones. */
  async function complete(orderIds: string[], placed = ['a', 'b']): Promise<void> {
    await producer.send({ topic, messages: orderIds.map((key) => ({ key, value: '' })) });
    await eventually(() => heard.count, orderIds.length, 'not all was heard');
    await heard.stop();
    heard.testify(placed);
  }

  it('counts a run in which each order was completed', async () => {
    await expect(complete(['a', 'b'])).resolves.toBeUndefined();
  });

  it.each([
    ['an order was never completed', ['a'], '1 lost'],
    ['an order was completed twice', ['a', 'b', 'b'], '1 doubled'],
    ['an order was completed that nobody has placed', ['a', 'b', 'c'], '1 never sent'],
  ])('fails when %s', async (_what, orderIds, problem) => {
    await expect(complete(orderIds)).rejects.toThrow(`the completed orders: ${problem}`);
  });

  it('goes on only when a fact was told, by its key or by the request that it came from', async () => {
    const facts = Promise.all([heard.fact(topic, 'a'), heard.fact(topic, 'request-1')]);
    await producer.send({
      topic,
      messages: [{ key: 'a', value: '', headers: { ce_correlationid: 'request-1' } }],
    });
    await expect(facts).resolves.toHaveLength(2);
    await heard.stop();
  });
});
