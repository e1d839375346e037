import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  createTopicOffsets,
  readGroupOffsets,
  readRanges,
  sizeOf,
  TopicTail,
  type TopicOffsets,
} from '@shop/messaging';
import { eventually, kafkaConnection, uniqueName } from '@shop/testing';
import { Bench } from './consumer-bench.js';
import { TransactionalProducer } from './transactional-producer.js';

let bench: Bench;
let offsets: TopicOffsets;
let producer: TransactionalProducer;
beforeEach(async () => {
  bench = await Bench.create();
  offsets = createTopicOffsets(kafkaConnection());
  producer = await TransactionalProducer.connect(bench.topic);
});
afterEach(async () => {
  await Promise.all([bench.close(), offsets.close(), producer.disconnect()]);
});

/** How many records of the topic the group has before it. */
async function lag(): Promise<number> {
  const [group] = await readGroupOffsets(offsets, [{ group: bench.groupId, topics: [bench.topic] }]);
  return (group?.waiting ?? []).reduce((sum, range) => sum + Number(sizeOf(range)), 0);
}

const ENDS: [how: string, write: () => Promise<void>, readable: string[]][] = [
  ['the marker of a committed transaction', () => producer.write('commit', 'a-1', 'a-2'), ['a-1', 'a-2']],
  [
    'records that were taken back',
    async () => {
      await bench.send('a-1');
      await producer.write('abort', 'a-2', 'a-3');
    },
    ['a-1'],
  ],
  ['nothing but records that were taken back', () => producer.write('abort', 'a-1'), []],
];

describe.each(ENDS)('of a partition that ends with %s', (_, write, readable) => {
  it('a group has no lag once it has done all there is', async () => {
    const member = await bench.member().start();
    await write();
    await member.untilDone(...readable);
    await eventually(lag, 0, 'the group never came to the end');
    expect(member.done).toEqual(readable);
    await member.consumer.stop();
    expect(await lag()).toBe(0);
  });

  it('the range is read to its end', async () => {
    await write();
    const read: string[] = [];
    const chunks = readRanges(kafkaConnection(), await offsets.ranges([bench.topic]), {
      groupId: uniqueName('ranges'),
      chunkSize: 10,
      signal: AbortSignal.timeout(60_000),
    });
    for await (const chunk of chunks) read.push(...chunk.map(({ value }) => String(value)));
    expect(read).toEqual(readable);
  });

  it('a tail is caught up, and has read it', async () => {
    await write();
    const tail = new TopicTail(kafkaConnection());
    const read: string[] = [];
    await tail.start([bench.topic], ({ value }) => void read.push(String(value)), { from: 'beginning' });
    await Promise.race([tail.caughtUp(), timeout(60_000)]);
    expect(read).toEqual(readable);
    expect(tail.hasRead(await offsets.ranges([bench.topic]))).toBe(true);
    await producer.write('abort', 'a-9');
    const ranges = await offsets.ranges([bench.topic]);
    await eventually(
      () => tail.hasRead(ranges),
      (hasRead) => hasRead,
      'it never came to the end',
    );
    await tail.stop();
  });
});

function timeout(milliseconds: number): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  setTimeout(() => reject(new Error('the end was never reached')), milliseconds).unref();
  return promise;
}
