import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createTopicOffsets } from '@shop/messaging';
import { eventually, kafkaConnection, stackAddresses } from '@shop/testing';
import { Api } from './kafka-frames.js';
import { KafkaProxy } from './kafka-proxy.js';

describe('Questions to the broker', () => {
  let proxy: KafkaProxy;
  beforeEach(async () => {
    proxy = await KafkaProxy.start(stackAddresses().brokers[0]);
  });
  afterEach(() => proxy.refuse());

  const offsetsThroughProxy = (answerWithinMs?: number) =>
    createTopicOffsets(kafkaConnection({ brokers: [proxy.address] }), answerWithinMs);

  it('are open no more once their session is closed', async () => {
    const offsets = offsetsThroughProxy();
    let isOpen = true;
    const question = offsets.ranges(['nowhere']).finally(() => (isOpen = false));
    question.catch(() => undefined);
    await eventually(
      () => proxy.count(Api.metadata),
      (count) => count >= 4,
      'it was not asked again',
    );

    await offsets.close();
    await nextTurn();
    expect(isOpen).toBe(false);
  });

  it('are no more asked once their session is closed', async () => {
    const offsets = offsetsThroughProxy();
    await offsets.ping();
    await offsets.close();

    await expect(offsets.ping()).rejects.toThrow('The session with the broker is closed');
    await eventually(() => proxy.connections, 0, 'a connection stayed');
  });

  it('say how long they have waited for an answer', async () => {
    proxy.frozen = true;
    const question = offsetsThroughProxy(1_000).ping();
    await expect(question).rejects.toThrow(/^Kafka did not answer within 1 s$/);
  });
});
