import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually, stackAddresses } from '@shop/testing';
import { Bench, type Member } from './consumer-bench.js';
import { KafkaProxy } from './kafka-proxy.js';

let bench: Bench;
let proxy: KafkaProxy;
beforeEach(async () => {
  bench = await Bench.create();
  proxy = await KafkaProxy.start(stackAddresses().brokers[0]);
});
afterEach(async () => {
  await bench.close();
  await proxy.refuse();
});

async function atWork(): Promise<Member> {
  const timeouts = { session: 6_000, heartbeat: 500, leave: 1_000 };
  const member = await bench.member(undefined, { brokers: [proxy.address], timeouts }).start();
  await bench.send('before');
  await member.untilDone('before');
  return member;
}

/**
 * kafkajs by itself waits fifteen seconds for the answer of a broker that hangs, and tries without end to
 * reach one that is away.
 */
async function secondsToStop({ consumer }: Member): Promise<number> {
  const began = performance.now();
  await consumer.stop();
  return (performance.now() - began) / 1000;
}

describe('while the broker is away, a consumer', () => {
  it('that starts keeps trying, and delivers once the broker is there', async () => {
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
  });

  it('that has not joined stops within seconds, and never joins', async () => {
    await proxy.refuse();
    const member = bench.member(undefined, { brokers: [proxy.address], timeouts: { leave: 1_000 } });
    const started = member.start();
    await pause(1_000);
    expect(await secondsToStop(member)).toBeLessThan(10);
    await started;
    await proxy.restore();
    // Longer than any retry waits.
    await pause(4_000);
    expect(proxy.connections).toBe(0);
  });

  it('goes on where it was once the broker is back', async () => {
    const member = await atWork();
    await proxy.refuse();
    await bench.send('meanwhile');
    await pause(4_000);
    await proxy.restore();
    await member.untilDone('meanwhile');
    expect(member.consumer.problem()).toBeUndefined();
  });

  it('stops within seconds, and does not come back', async () => {
    const member = await atWork();
    await proxy.refuse();
    await pause(2_000);
    expect(await secondsToStop(member)).toBeLessThan(10);
    await proxy.restore();
    await pause(4_000);
    expect(proxy.connections).toBe(0);
  });
});

describe('while the broker hangs, a consumer', () => {
  it('stops within seconds', async () => {
    const member = await atWork();
    proxy.frozen = true;
    await pause(1_000);
    expect(await secondsToStop(member)).toBeLessThan(10);
    await eventually(
      () => proxy.connections,
      (connections) => connections === 0,
      'its connections stay open',
    );
  });

  it('goes on afterwards, however long that was', async () => {
    const member = await atWork();
    proxy.frozen = true;
    await bench.send('meanwhile');
    await pause(10_000);
    await proxy.refuse();
    await proxy.restore();
    await member.untilDone('meanwhile');
    expect(member.consumer.problem()).toBeUndefined();
  });
});

describe('a consumer that cannot become a member', () => {
  it('says why, and keeps trying', async () => {
    const member = bench.member(undefined, { timeouts: { session: 10, heartbeat: 5 } });
    const started = member.start();
    await eventually(
      () => member.consumer.problem(),
      (problem) => /not in its group: .*session timeout/.test(problem ?? ''),
      'it did not say what is wrong',
    );
    await member.consumer.stop();
    await started;
  });
});
