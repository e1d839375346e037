import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, withAdmin } from '@shop/testing';
import {
  EmptyRangeError,
  TopicNotHandledError,
  UnknownPartitionError,
  type PreparedReplay,
  type ReplayOrder,
} from '../src/index.js';
import { ConsumerRig } from './consumer-rig.js';
import { anOrder, handledLive, replayed, replayOf } from './replay-fixture.js';
import { everything } from './triage-fixture.js';

let rig: ConsumerRig;
let between: Date;

/** A group that has handled two events of one key and one of another, and later one more of each. */
beforeAll(async () => {
  rig = await ConsumerRig.create({ tiers: '10ms' });
  await rig.start();
  await handledLive(rig, rig.record('a', 1), rig.record('a', 2), rig.record('b', 1));
  const sentBefore = Date.now();
  await eventually(
    () => Date.now(),
    (now) => now > sentBefore + 1,
    'the clock stands still',
  );
  between = new Date();
  await handledLive(rig, rig.record('a', 3), rig.record('b', 2));
});
afterAll(() => rig.close());

function prepared(changes: Partial<ReplayOrder>): Promise<PreparedReplay> {
  return replayOf(rig).prepare(anOrder(rig, changes));
}

describe('the range of a replay', () => {
  it('is of the records that were written in that time', async () => {
    expect(await replayed(rig, { from: { time: between } })).toMatchObject({ read: 2 });
    expect(await replayed(rig, { to: { time: between } })).toMatchObject({ read: 3 });
  });

  it('is of offsets in a partition, or of a key', async () => {
    const { ranges } = await prepared({ key: 'a' });
    const [ofKey, ...others] = ranges.filter(({ begin, end }) => begin < end);
    expect(others).toEqual([]);
    const partition = ofKey?.partition ?? 0;
    const second = { partition, from: { offset: 1n }, to: { offset: 2n } };
    expect(await replayed(rig, second)).toMatchObject({ read: 1 });
    expect((await replayed(rig, { key: 'a' }))?.tally.done).toBe(3);
  });

  it('begins with what the topic still holds, and says that there was more', async () => {
    await withAdmin((admin) => admin.truncate(rig.topic.name));
    await handledLive(rig, rig.record('a', 4));
    const { ranges } = await prepared({ key: 'a' });
    expect(ranges.filter(({ cutOff }) => cutOff)).toEqual([
      expect.objectContaining({ begin: 3n, end: 4n, cutOff: true }),
    ]);
  });

  const wrong: [string, Partial<ReplayOrder>, new (...args: never[]) => Error][] = [
    ['of another topic', { topic: 'order-placed' }, TopicNotHandledError],
    ['without end', { to: { time: new Date(Date.now() - 86_400_000) } }, EmptyRangeError],
    ['backwards', { from: { offset: 2n }, to: { offset: 1n }, partition: 0 }, EmptyRangeError],
    ['of no partition', { partition: 3 }, UnknownPartitionError],
  ];
  it.each(wrong)('is refused when it is %s', async (_, changes, error) => {
    const before = await everything(rig);
    await expect(replayed(rig, changes)).rejects.toThrow(error);
    expect(await everything(rig)).toEqual(before);
  });
});
