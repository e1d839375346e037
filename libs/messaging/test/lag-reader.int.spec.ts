import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { LagReader } from '@shop/messaging';
import { eventually, kafkaConnection, sampleValue } from '@shop/testing';
import { Bench } from './consumer-bench.js';

/** The error that the search may add to an age: a quarter of a second, and 2 %. */
const SEARCHED = 1.02;
const RESOLUTION_MS = 250;

let bench: Bench;
let reader: LagReader;

beforeEach(async () => {
  bench = await Bench.create({ partitions: 2 });
  reader = new LagReader(kafkaConnection(), [{ group: bench.groupId, topics: [bench.topic] }]);
  // A topic that has just been made may not be known everywhere, and nor may the coordinator of a group.
  await eventually(read, ({ records }) => records === 0, 'the broker never knew the topic and the group');
});
afterEach(async () => {
  await reader.close();
  await bench.close();
});

describe('The lag of a group', () => {
  it('is 0 when there is nothing to do', async () => {
    expect(await read()).toMatchObject({ records: 0, age: 0, committed: 0 });
  });

  it('is all there is for a group that has never committed', async () => {
    const sent = await send('a-1', 'd-1', 'a-2');
    expect(await read()).toMatchObject({ records: 3, committed: 0 });
    await expectAgeOf(sent);
  });

  it('is 0 again when all is done', async () => {
    await bench.member().start();
    await send('a-1', 'd-1', 'a-2');
    await eventually(read, ({ committed }) => committed === 3, 'the group never did all of it');
    expect(await read()).toMatchObject({ records: 0, age: 0 });
  });

  it('grows while its consumer is stuck in a handler, and falls when it goes on', async () => {
    const gate = bench.gate();
    const member = bench.member(async (values) => {
      if (values.includes('a-2')) await gate.opened;
    });
    await member.start();
    await send('a-1', 'd-1');
    await member.untilDone('a-1', 'd-1');
    await eventually(read, ({ committed }) => committed === 2, 'it never committed what was done');
    const sent = await send('a-2');
    await member.untilGiven('a-2');
    await untilOlderThan(1_000);
    await expectAgeOf(sent);
    expect(await read()).toMatchObject({ records: 1, committed: 2 });
    gate.open();
    await eventually(read, ({ records }) => records === 0, 'the lag did not go back');
    expect(await read()).toMatchObject({ age: 0, committed: 3 });
  });

  it('grows while its consumer rests, and while there is none', async () => {
    const member = bench.member((values) =>
      values.includes('a-2') ? { done: 0, retryIn: 60_000 } : undefined,
    );
    await member.start();
    await send('a-1');
    await member.untilDone('a-1');
    const sent = await send('a-2');
    await member.untilGiven('a-2');
    await send('a-3', 'a-4');
    await expectAgeOf(sent);
    await member.consumer.stop();
    await untilOlderThan(1_000);
    await expectAgeOf(sent);
    expect(await read()).toMatchObject({ records: 3, committed: 1 });
  });

  it('cannot be read while the broker does not answer', async () => {
    const nobody = new LagReader(kafkaConnection({ brokers: ['127.0.0.1:1'] }), reader.subscriptions);
    await expect(nobody.read()).rejects.toThrow();
    await expect(nobody.ping()).rejects.toThrow();
    await nobody.close();
    await reader.ping();
  });
});

/** Returns between which times the records were sent. */
async function send(...values: string[]): Promise<{ from: number; to: number }> {
  const from = Date.now();
  await bench.send(...values);
  return { from, to: Date.now() };
}

async function read() {
  const samples = await reader.read();
  const value = (name: string): number => sampleValue(samples, name, { topic: bench.topic }) ?? NaN;
  return {
    records: value('consumer_lag_records'),
    age: value('consumer_lag_seconds') * 1_000,
    committed: value('consumer_committed_offset'),
  };
}

async function expectAgeOf({ from, to }: { from: number; to: number }): Promise<void> {
  const before = Date.now();
  const { age } = await read();
  expect(age).toBeGreaterThanOrEqual(before - to);
  expect(age).toBeLessThanOrEqual((Date.now() - from) * SEARCHED + RESOLUTION_MS);
}

async function untilOlderThan(milliseconds: number): Promise<void> {
  await eventually(read, ({ age }) => age > milliseconds, 'the lag did not grow');
}
