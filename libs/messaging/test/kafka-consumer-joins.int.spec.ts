import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually, stackAddresses } from '@shop/testing';
import { Bench } from './consumer-bench.js';
import { Api } from './kafka-frames.js';
import { KafkaProxy } from './kafka-proxy.js';

let bench: Bench;
let proxy: KafkaProxy;
beforeEach(async () => {
  bench = await Bench.create({ partitions: 2 });
  proxy = await KafkaProxy.start(stackAddresses().brokers[0]);
});
afterEach(async () => {
  await bench.close();
  await proxy.refuse();
});

describe('a consumer that joins the chunks of partitions', () => {
  it('takes what a fetch has brought for two of them at once, and commits it at once', async () => {
    await bench.send('a-1', 'd-1', 'a-2');
    const chunks: string[][] = [];
    const member = bench.member((values) => void chunks.push(values), {
      join: true,
      brokers: [proxy.address],
    });
    await member.start();
    await member.untilDone('a-1', 'a-2', 'd-1');
    await eventually(
      () => proxy.count(Api.offsetCommit),
      (commits) => commits > 0,
      'nothing was committed',
    );
    await member.consumer.stop();

    expect(chunks.map((values) => values.toSorted())).toEqual([['a-1', 'a-2', 'd-1']]);
    expect(proxy.count(Api.offsetCommit)).toBe(1);

    await bench.send('a-3', 'd-2');
    const next = await bench.member().start();
    await next.untilDone('a-3', 'd-2');
    expect(next.given.toSorted()).toEqual(['a-3', 'd-2']);
  });

  it('gives what an outcome did not call done again, and nothing else', async () => {
    await bench.send('a-1', 'a-2', 'd-1', 'd-2');
    let first = true;
    const member = bench.member(
      (values) => {
        const outcome = first ? { done: values.length - 1, retryIn: 50 } : undefined;
        first = false;
        return outcome;
      },
      { join: true },
    );
    await member.start();
    await member.untilDone('a-1', 'a-2', 'd-1', 'd-2');
    expect(member.done.toSorted()).toEqual(['a-1', 'a-2', 'd-1', 'd-2']);
    expect(member.given).toHaveLength(5);
  });
});
