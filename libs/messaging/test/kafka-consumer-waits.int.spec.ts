import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { eventually, stackAddresses, withAdmin } from '@shop/testing';
import { Bench } from './consumer-bench.js';
import { Api } from './kafka-frames.js';
import { KafkaProxy } from './kafka-proxy.js';

/** So long that nothing here happens because a heartbeat is due. */
const timeouts = { session: 240_000, heartbeat: 120_000 };
const later = { done: 0, retryIn: 600_000 };

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.create({ partitions: 2 });
});
afterEach(() => bench.close());

describe('a consumer that waits', () => {
  it('asks for records hardly more often than it sends heartbeats', async () => {
    const proxy = await KafkaProxy.start(stackAddresses().brokers[0]);
    const options = { brokers: [proxy.address], timeouts: { session: 10_000, heartbeat: 2_000 } };
    const member = await bench.member(undefined, options).start();
    await eventually(
      () => proxy.count(Api.heartbeat),
      (heartbeats) => heartbeats >= 2,
      'it sends no heartbeats',
    );
    expect(proxy.count(Api.fetch)).toBeLessThanOrEqual(2 * proxy.count(Api.heartbeat) + 2);
    await member.consumer.stop();
    await proxy.refuse();
  });

  it('sends its heartbeats when the clock is set back', async () => {
    const proxy = await bench.proxy();
    const options = { brokers: [proxy.address], timeouts: { session: 6_000, heartbeat: 500 } };
    await bench.member(undefined, options).start();
    const { now } = Date;
    const clock = jest.spyOn(Date, 'now').mockImplementation(() => now() - 1_800_000);
    try {
      const before = proxy.count(Api.heartbeat);
      await eventually(
        () => proxy.count(Api.heartbeat),
        (heartbeats) => heartbeats > before + 4,
        'it sends no heartbeats',
      );
    } finally {
      clock.mockRestore();
    }
  });

  it('is given at once what comes', async () => {
    const member = await bench.member(undefined, { timeouts }).start();
    for (const value of ['a-1', 'd-1', 'a-2']) {
      await bench.send(value);
      await member.untilDone(value);
    }
  });

  it('takes up a partition when its pause ends, whether others are waited for or not', async () => {
    let pauses = 0;
    const member = bench.member(() => ((pauses += 1) > 3 ? undefined : { done: 0, retryIn: 200 }), {
      timeouts,
    });
    await member.start();
    await bench.send('a-1');
    await member.untilDone('a-1');
    pauses = 0;
    await bench.send('a-2', 'd-1');
    await member.untilDone('a-2', 'd-1');
  });

  it.each([
    ['for records', undefined],
    ['for the pauses of all its partitions', later],
  ])('%s leaves its group when it is stopped', async (_, answer) => {
    const member = await bench.member(() => answer, { timeouts }).start();
    await bench.send('a-1', 'd-1');
    await member.untilGiven('a-1', 'd-1');
    await member.consumer.stop();
    const members = await withAdmin((admin) => admin.members([bench.groupId]));
    expect(members).toEqual(new Map([[bench.groupId, 0]]));
  });
});
