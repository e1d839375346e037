import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { stackAddresses } from '@shop/testing';
import { Bench, Gate, type Member } from './consumer-bench.js';
import { KafkaProxy } from './kafka-proxy.js';

let bench: Bench;
let proxy: KafkaProxy;
beforeEach(async () => {
  const [broker = ''] = stackAddresses().brokers;
  bench = await Bench.create();
  proxy = await KafkaProxy.start(broker);
});
afterEach(async () => {
  await proxy.restore().catch(() => undefined);
  await bench.close();
  await proxy.refuse();
});

async function secondsToStop({ consumer }: Member): Promise<number> {
  const began = performance.now();
  await consumer.stop();
  return (performance.now() - began) / 1000;
}

describe('while the broker is away', () => {
  it('a consumer that starts keeps trying, and delivers once the broker is there', async () => {
    await proxy.refuse();
    const member = bench.member(undefined, { brokers: [proxy.address] });
    const started = member.start();
    await bench.send('a');
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    expect(member.consumer.problem()).toBeDefined();
    await proxy.restore();
    await started;
    await member.untilSeen('a');
  });

  it('a consumer that never got to it stops at once, and does not join later', async () => {
    await proxy.refuse();
    const member = bench.member(undefined, { brokers: [proxy.address] });
    const started = member.start();
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(await secondsToStop(member)).toBeLessThan(6);
    await started;
    await proxy.restore();
    await bench.send('a');
    await new Promise((resolve) => setTimeout(resolve, 4_000));
    expect(member.values).toEqual([]);
  });

  it('a consumer that was at work goes on once the broker is back', async () => {
    const member = await bench.member(undefined, { brokers: [proxy.address] }).start();
    await bench.send('a');
    await member.untilSeen('a');
    await proxy.refuse();
    await bench.send('b');
    await new Promise((resolve) => setTimeout(resolve, 8_000));
    await proxy.restore();
    await member.untilSeen('b');
    expect(member.consumer.problem()).toBeUndefined();
  });

  it('a consumer that was at work stops within seconds', async () => {
    const member = await bench.member(undefined, { brokers: [proxy.address] }).start();
    await bench.send('a');
    await member.untilSeen('a');
    await proxy.refuse();
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    expect(await secondsToStop(member)).toBeLessThan(6);
  });

  it('or hangs, a consumer that was at work stops within seconds', async () => {
    const member = await bench.member(undefined, { brokers: [proxy.address] }).start();
    await bench.send('a');
    await member.untilSeen('a');
    proxy.frozen = true;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(await secondsToStop(member)).toBeLessThan(11);
  });

  it('or hangs for longer than anybody waits, a consumer goes on afterwards', async () => {
    const member = await bench.member(undefined, { brokers: [proxy.address] }).start();
    await bench.send('a');
    await member.untilSeen('a');
    proxy.frozen = true;
    await bench.send('b');
    await new Promise((resolve) => setTimeout(resolve, 60_000));
    await proxy.refuse();
    await proxy.restore();
    await member.untilSeen('b');
    expect(member.consumer.problem()).toBeUndefined();
  });
});
void Gate;
