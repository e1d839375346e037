import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createTopicOffsets, readGroupOffsets, type OffsetRange } from '@shop/messaging';
import { eventually, kafkaConnection, stackAddresses, withAdmin } from '@shop/testing';
import { Bench } from './consumer-bench.js';
import { KafkaProxy } from './kafka-proxy.js';

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.create({ partitions: 2 });
});
afterEach(() => bench.close());

describe('a consumer', () => {
  it('of a new group begins at the beginning', async () => {
    await bench.send('a-1', 'a-2', 'd-1');
    const member = await bench.member().start();
    await member.untilDone('a-1', 'a-2', 'd-1');
  });

  it('of a known group goes on behind what is done', async () => {
    const first = await bench.member().start();
    await bench.send('a-1');
    await first.untilDone('a-1');
    await first.consumer.stop();
    await bench.send('a-2');
    const second = await bench.member().start();
    await second.untilDone('a-2');
    expect(second.given).toEqual(['a-2']);
  });

  it('reports which records were removed before it read them, and goes on behind them', async () => {
    const first = await bench.member().start();
    await bench.send('a-1');
    await first.untilDone('a-1');
    await first.consumer.stop();
    await bench.send('a-2', 'a-3');
    await withAdmin((admin) => admin.truncate(bench.topic));
    const missed: OffsetRange[] = [];
    const second = await bench.member(undefined, { missed: (range) => missed.push(range) }).start();
    await bench.send('a-4');
    await second.untilDone('a-4');
    expect(second.given).toEqual(['a-4']);
    expect(missed).toEqual([{ topic: bench.topic, partition: expect.any(Number), begin: 1n, end: 3n }]);
  });

  it('gives what an outcome did not call done again, and nothing else', async () => {
    let first = true;
    const member = bench.member(() => {
      const outcome = first ? { done: 2, retryIn: 50 } : undefined;
      first = false;
      return outcome;
    });
    await bench.send('a-1', 'a-2', 'a-3', 'a-4');
    await member.start();
    await member.untilDone('a-4');
    expect(member.given).toEqual(['a-1', 'a-2', 'a-3', 'a-4', 'a-3', 'a-4']);
    expect(member.done).toEqual(['a-1', 'a-2', 'a-3', 'a-4']);
  });

  it('that stops in the middle of a batch leaves the rest to the next', async () => {
    const gate = bench.gate();
    const first = bench.member((values) => (values[0] === 'a-2' ? gate.opened : undefined), { chunkSize: 1 });
    await bench.send('a-1', 'a-2', 'a-3', 'a-4');
    await first.start();
    await first.untilGiven('a-2');
    const stopped = first.consumer.stop();
    gate.open();
    await stopped;
    expect(first.done).toEqual(['a-1', 'a-2']);
    const second = await bench.member().start();
    await second.untilDone('a-4');
    expect(second.given).toEqual(['a-3', 'a-4']);
  });

  it('waits at its stop for the chunk in hand, for however long', async () => {
    const gate = bench.gate();
    const first = bench.member(() => gate.opened, { timeouts: { leave: 1 } });
    await bench.send('a-1');
    await first.start();
    await first.untilGiven('a-1');
    const stopped = first.consumer.stop();
    setTimeout(gate.open, 500);
    await stopped;
    expect(first.done).toEqual(['a-1']);
  });

  it('never commits past what is in hand, whatever other partitions do', async () => {
    const proxy = await KafkaProxy.start(stackAddresses().brokers[0]);
    const gate = bench.gate();
    const dies = bench.member((values) => (values.includes('a-1') ? gate.opened : undefined), {
      brokers: [proxy.address],
      timeouts: { session: 6_000, heartbeat: 500 },
      concurrency: 2,
    });
    await bench.send('a-1', 'd-1', 'd-2');
    await dies.start();
    await dies.untilGiven('a-1');
    await dies.untilDone('d-2');
    await eventually(committed, (offsets) => offsets.includes(2), 'it never committed what was done');
    await proxy.refuse();
    const next = await bench.member().start();
    await next.untilDone('a-1');
    await bench.send('d-3');
    await next.untilDone('d-3');
    expect(next.given).toEqual(['a-1', 'd-3']);
  });

  it('takes up a partition again soon after the time for which it was to be left alone', async () => {
    const times: number[] = [];
    const answer = () => {
      times.push(performance.now());
      return times.length === 1 ? { done: 0, retryIn: 300 } : undefined;
    };
    // For so long it would not be looked at if that were left to the heartbeats.
    const member = bench.member(answer, { timeouts: { session: 240_000, heartbeat: 120_000 } });
    await member.start();
    await bench.send('a-1');
    await member.untilDone('a-1');
    const [given = 0, again = 0] = times;
    // A timer may be early by a fraction of a millisecond.
    expect(again - given).toBeGreaterThanOrEqual(299);
  });

  it('leaves other partitions alone when one is paused', async () => {
    const member = bench.member((values) => (values[0] === 'a-1' ? { done: 0, retryIn: 60_000 } : undefined));
    await member.start();
    await bench.send('a-1');
    await member.untilGiven('a-1');
    await bench.send('d-1');
    await member.untilDone('d-1');
    expect(member.done).toEqual(['d-1']);
  });
});

async function committed(): Promise<number[]> {
  const offsets = createTopicOffsets(kafkaConnection());
  try {
    const [group] = await readGroupOffsets(offsets, [{ group: bench.groupId, topics: [bench.topic] }]);
    return (group?.waiting ?? []).map(({ begin }) => Number(begin));
  } finally {
    await offsets.close();
  }
}
