import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { eventually } from '@shop/testing';
import { Bench, type Member } from './consumer-bench.js';
import type { KafkaProxy } from './kafka-proxy.js';

/** kafkajs by itself waits so long for a broker that hangs. Here nothing is to. */
const ANSWER_WITHIN_MS = 600_000;

function onProxy(play: (bench: Bench, proxy: KafkaProxy) => Promise<void>): () => Promise<void> {
  return Bench.each(async (bench) => play(bench, await bench.proxy()), { partitions: 1 });
}

async function atWork(bench: Bench, proxy: KafkaProxy): Promise<Member> {
  const timeouts = { session: 6_000, heartbeat: 500, leave: 1_000 };
  const options = { brokers: [proxy.address], answerWithinMs: ANSWER_WITHIN_MS, timeouts };
  const member = await bench.member(undefined, options).start();
  await bench.send('before');
  await member.untilDone('before');
  return member;
}

describe('while the broker is away, a consumer', () => {
  it.concurrent(
    'that starts keeps trying, and delivers once the broker is there',
    onProxy(async (bench, proxy) => {
      await proxy.refuse();
      const member = bench.member(undefined, { brokers: [proxy.address] });
      const started = member.start();
      await pause(2_000);
      expect(member.consumer.problem()).toBe('has not joined its group yet');
      await proxy.restore();
      await started;
      expect(member.consumer.problem()).toBeUndefined();
      await bench.send('after');
      await member.untilDone('after');
    }),
  );

  it.concurrent(
    'that has not joined stops, and never joins',
    onProxy(async (bench, proxy) => {
      await proxy.refuse();
      const member = bench.member(undefined, { brokers: [proxy.address], timeouts: { leave: 1_000 } });
      const started = member.start();
      await pause(1_000);
      await member.consumer.stop();
      await started;
      await proxy.restore();
      // Longer than any retry waits.
      await pause(4_000);
      expect(proxy.connections).toBe(0);
    }),
  );

  it.concurrent(
    'goes on where it was once the broker is back',
    onProxy(async (bench, proxy) => {
      const member = await atWork(bench, proxy);
      await proxy.refuse();
      await bench.send('meanwhile');
      await pause(4_000);
      await proxy.restore();
      await member.untilDone('meanwhile');
      expect(member.consumer.problem()).toBeUndefined();
    }),
  );

  it.concurrent(
    'stops, and does not come back',
    onProxy(async (bench, proxy) => {
      const member = await atWork(bench, proxy);
      await proxy.refuse();
      await pause(2_000);
      await member.consumer.stop();
      await proxy.restore();
      await pause(4_000);
      expect(proxy.connections).toBe(0);
    }),
  );
});

describe('while the broker hangs, a consumer', () => {
  it.concurrent(
    'stops without its answer',
    onProxy(async (bench, proxy) => {
      const member = await atWork(bench, proxy);
      proxy.frozen = true;
      await pause(1_000);
      await member.consumer.stop();
      await eventually(() => proxy.connections, 0, 'its connections stay open');
    }),
  );

  it.concurrent(
    'goes on afterwards, however long that was',
    onProxy(async (bench, proxy) => {
      const member = await atWork(bench, proxy);
      proxy.frozen = true;
      await bench.send('meanwhile');
      await pause(10_000);
      await proxy.refuse();
      await proxy.restore();
      await member.untilDone('meanwhile');
      expect(member.consumer.problem()).toBeUndefined();
    }),
  );
});

describe('a consumer that cannot become a member', () => {
  it.concurrent(
    'says why, and keeps trying',
    Bench.each(async (bench) => {
      const member = bench.member(undefined, { timeouts: { session: 10, heartbeat: 5 } });
      const started = member.start();
      await eventually(
        () => member.consumer.problem(),
        (problem) => /not in its group: .*session timeout/.test(problem ?? ''),
        'it did not say what is wrong',
      );
      await member.consumer.stop();
      await started;
    }),
  );
});
