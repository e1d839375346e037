import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { stackAddresses } from '@shop/testing';
import { Bench, type Member } from './consumer-bench.js';
import { Api } from './kafka-frames.js';
import { KafkaProxy } from './kafka-proxy.js';

const PARTITIONS = 24;
/** At least, in a fetch: number, offsets, limit. */
const BYTES_OF_PARTITION = 24;

let bench: Bench;
let proxy: KafkaProxy;
beforeEach(async () => {
  bench = await Bench.create({ partitions: PARTITIONS });
  proxy = await KafkaProxy.start(stackAddresses().brokers[0]);
});
afterEach(async () => {
  await bench.close();
  await proxy.refuse();
});

async function read(member: Member, ...values: string[]): Promise<void> {
  await bench.send(...values);
  await member.untilDone(...values);
}

describe('the fetches of a consumer', () => {
  it('name all partitions once, and then those in which there was something', async () => {
    const member = await bench.member(undefined, { brokers: [proxy.address] }).start();
    for (const value of ['a-1', 'b-1', 'a-2', 'c-1']) await read(member, value);
    const [first = 0, ...others] = proxy.fetchBytes;
    const ofAll = PARTITIONS * BYTES_OF_PARTITION;
    expect(first).toBeGreaterThan(ofAll);
    expect(others.length).toBeGreaterThanOrEqual(4);
    for (const bytes of others) expect(bytes).toBeLessThan(first - ofAll / 2);
  });

  it('bring everything once when answers are lost with their connection', async () => {
    const member = await bench.member(undefined, { brokers: [proxy.address] }).start();
    await read(member, 'a-1', 'b-1');
    for (let round = 2; round <= 4; round += 1) {
      proxy.loseAnswers(Api.fetch, 1);
      await read(member, `a-${round}`, `b-${round}`, `c-${round}`);
    }
    expect(new Set(member.given).size).toBe(member.given.length);
  });

  it('leave out what is paused, and bring it when it is resumed', async () => {
    let paused = true;
    const member = bench.member(
      (values) =>
        paused && values.some((value) => value.startsWith('a')) ? { done: 0, retryIn: 300 } : undefined,
      { brokers: [proxy.address] },
    );
    await member.start();
    await bench.send('a-1');
    await member.untilGiven('a-1');
    await read(member, 'b-1', 'c-1');
    paused = false;
    await member.untilDone('a-1');
    await read(member, 'a-2', 'b-2');
    expect(member.done).toEqual(expect.arrayContaining(['a-1', 'b-1', 'c-1', 'a-2', 'b-2']));
    expect(member.done).toHaveLength(5);
  });
});
