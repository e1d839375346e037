import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { retryTopic, type OutgoingRecord } from '@shop/messaging';
import { eventually, readTopics } from '@shop/testing';
import { uuidv7 } from '@shop/uuid';
import { BeyondLogError, NotReplayableError, Parking } from '../src/index.js';
import { Pace } from '../src/pace.js';
import { ConsumerRig } from './consumer-rig.js';
import {
  anOrder,
  committed,
  forget,
  handledLive,
  lastOf,
  replayed,
  replayOf,
  untilSomebodyWaits,
} from './replay-fixture.js';
import { everything, idOf, refusing, triageOf, untilNothingIsParked } from './triage-fixture.js';

const nothing = { sent: 0, done: 0, parked: 0, discarded: 0, forgotten: 0, unreadable: 0 };

let rig: ConsumerRig;
let records: [OutgoingRecord, OutgoingRecord, OutgoingRecord];

/** A group that has handled two events of one key, and one of another. */
beforeEach(async () => {
  rig = await ConsumerRig.create({ tiers: '10ms,20ms', replayable: true });
  await rig.start();
  records = [rig.record('a', 1), rig.record('a', 2), rig.record('b', 1)];
  await handledLive(rig, ...records);
});
afterEach(() => rig.close());

describe('a replay', () => {
  it('changes nothing where the group has handled everything', async () => {
    const before = await everything(rig);
    expect(await replayed(rig)).toEqual({ read: 3, tally: { ...nothing, done: 3 } });
    expect(await everything(rig)).toEqual(before);
  });

  it('hands over what the group has not had, and leaves its offsets where they are', async () => {
    await forget(rig, records[1]);
    const before = await committed(rig);
    expect(await replayed(rig)).toEqual({ read: 3, tally: { ...nothing, sent: 1, done: 2 } });
    await rig.untilEffects(4);
    await untilNothingIsParked(rig);
    expect(await rig.effectsByKey()).toEqual({ a: [1, 2, 2], b: [1] });
    expect(await committed(rig)).toEqual(before);
  });

  it('is over when it is done again', async () => {
    await forget(rig, ...records);
    await replayed(rig);
    await untilNothingIsParked(rig);
    expect(await replayed(rig)).toEqual({ read: 3, tally: { ...nothing, done: 3 } });
    expect(await rig.effects()).toHaveLength(6);
  });

  it('sends the record as it was by the first retry topic, with its own headers', async () => {
    await forget(rig, records[2]);
    await replayed(rig);
    await untilNothingIsParked(rig);
    const [sent, ...others] = await readTopics(retryTopic(rig.group, '10ms'));
    expect(others).toEqual([]);
    expect([sent?.key, sent?.value]).toEqual([records[2].key, records[2].value]);
    const headers = Object.entries(sent?.headers ?? {}).map(([name, value]) => [name, value.toString()]);
    expect(Object.fromEntries(headers)).toMatchObject(records[2].headers);
  });

  it('says who did it, and why, in the history of what it sent', async () => {
    await forget(rig, records[0]);
    await replayed(rig);
    await untilNothingIsParked(rig);
    const { history } = await triageOf(rig).whereabouts({ keys: [], eventIds: records.map(idOf) });
    expect(history).toEqual([
      expect.objectContaining({
        eventId: idOf(records[0]),
        what: 'replayed',
        actor: 'anna',
        detail: 'the price list is repaired',
      }),
      expect.objectContaining({ what: 'handled' }),
    ]);
  });

  it('is told beforehand, and then changes nothing', async () => {
    await forget(rig, records[0], records[2]);
    const before = await everything(rig);
    expect((await replayed(rig, { dryRun: true }))?.tally).toEqual({ ...nothing, sent: 2, done: 1 });
    expect(await everything(rig)).toEqual(before);
  });

  it('takes its place behind what is parked of its key, and is not overtaken', async () => {
    const refused = refusing(rig, 'a3');
    await handledLive(rig, rig.record('a', 3));
    await forget(rig, records[0]);
    await replayed(rig);
    await handledLive(rig, rig.record('a', 4));
    await eventually(
      () => rig.parked(),
      (parked) => parked.length === 3 && parked.every(({ stage }) => stage === 'dead'),
      'not all of the key has followed its head',
    );
    refused.clear();
    const { parked } = await triageOf(rig).whereabouts({ keys: ['a'], eventIds: [] });
    await triageOf(rig).redrive(parked[0]?.eventId ?? '', { actor: 'anna' });
    await untilNothingIsParked(rig);
    expect((await rig.effectsByKey())['a']).toEqual([1, 2, 3, 1, 4]);
  });

  it('leaves to itself what waits in the tiers, and what was discarded, also by force', async () => {
    const refused = refusing(rig, 'c1', 'd1');
    const [c1, d1] = [rig.record('c', 1), rig.record('d', 1)];
    await handledLive(rig, c1, d1);
    await triageOf(rig).discard(idOf(d1), { actor: 'anna', reason: 'a test' });
    refused.clear();
    for (const force of [false, true]) {
      const last = await replayed(rig, { force, dryRun: true });
      expect(last?.tally).toMatchObject({ parked: 1, discarded: 1 });
    }
    await replayed(rig, { force: true });
    await rig.untilEffects(6);
    expect(await rig.effectsByKey()).toEqual({ a: [1, 2, 1, 2], b: [1, 1] });
  });

  it('leaves to the group what it has yet to come to', async () => {
    await rig.stop();
    const later = [rig.record('a', 3), rig.record('b', 2)];
    await rig.producer.send(later);
    await forget(rig, records[0]);
    const prepared = await replayOf(rig).prepare(anOrder(rig));
    expect(prepared.ranges.reduce((sum, { yetToCome }) => sum + yetToCome, 0n)).toBe(2n);
    expect((await lastOf(prepared))?.tally).toEqual({ ...nothing, sent: 1, done: 2 });
    await rig.start();
    await rig.untilEffects(6);
    await untilNothingIsParked(rig);
  });

  it('does not hold up a key by what can be read no more', async () => {
    const garbage = { ...rig.record('c', 1), value: Buffer.from('?') };
    await handledLive(rig, garbage);
    await triageOf(rig).discard(idOf(garbage), { actor: 'anna', reason: 'a test' });
    expect((await replayed(rig, { key: 'c' }))?.tally).toEqual({ ...nothing, discarded: 1 });
    await forget(rig, garbage);
    for (const force of [false, true]) {
      const last = await replayed(rig, { force, key: 'c' });
      expect(last?.tally).toEqual({ ...nothing, unreadable: 1 });
    }
    expect(await rig.parked()).toEqual([]);
  });

  it('can be stopped between two chunks, and done again to the end', async () => {
    await forget(rig, ...records);
    const stop = new AbortController();
    const prepared = await replayOf(rig).prepare(anOrder(rig, { eventsPerSecond: 0.2 }));
    for await (const { tally } of prepared.run(stop.signal)) {
      expect(tally.sent).toBe(1);
      stop.abort();
    }
    expect(await replayed(rig)).toMatchObject({ read: 3, tally: { sent: 2 } });
    await rig.untilEffects(6);
    await untilNothingIsParked(rig);
    expect(await rig.effects()).toHaveLength(6);
  });

  it('can be stopped in the pause between two chunks, and hands over nothing after it', async () => {
    await forget(rig, ...records);
    const stop = new AbortController();
    let pauses = 0;
    const pausing = jest.spyOn(Pace.prototype, 'ready').mockImplementation(() => {
      pauses += 1;
      if (pauses === 2) stop.abort();
      return Promise.resolve();
    });
    const last = await lastOf(
      await replayOf(rig).prepare(anOrder(rig, { eventsPerSecond: 0.2 })),
      stop.signal,
    );
    pausing.mockRestore();
    expect([pauses, last]).toMatchObject([2, { read: 1, tally: { sent: 1 } }]);
    expect((await replayed(rig, { dryRun: true }))?.tally.sent).toBe(2);
  });

  it('ends when nobody asks for more', async () => {
    const prepared = await replayOf(rig).prepare(anOrder(rig, { eventsPerSecond: 0.2 }));
    for await (const { read } of prepared.run(new AbortController().signal)) {
      expect(read).toBe(1);
      break;
    }
  });
});

describe('a replay by force', () => {
  it('has what was handled handled again, once for each replay', async () => {
    expect((await replayed(rig, { force: true, key: 'a' }))?.tally).toEqual({ ...nothing, sent: 2 });
    await rig.untilEffects(5);
    await untilNothingIsParked(rig);
    expect(await rig.effectsByKey()).toEqual({ a: [1, 2, 1, 2], b: [1] });
    const { history } = await triageOf(rig).whereabouts({ keys: [], eventIds: [idOf(records[0])] });
    expect(history[0]).toMatchObject({ what: 'replayed by force', actor: 'anna' });
  });

  it('parks nothing twice when two are at it', async () => {
    await rig.stop();
    const { ledger, tiers, wakeUp } = rig.processing.parking;
    const second = Promise.withResolvers<Awaited<ReturnType<typeof replayed>>>();
    /** Has parked, and does not commit before the other replay waits. */
    class Slow extends Parking {
      override async replay(...args: Parameters<Parking['replay']>): Promise<void> {
        await super.replay(...args);
        replayed(rig, { force: true, key: 'a' }).then(second.resolve, second.reject);
        await untilSomebodyWaits(rig);
      }
    }
    rig.processing.parking = new Slow(ledger, tiers, wakeUp);
    const slow = replayOf(rig);
    rig.processing.parking = new Parking(ledger, tiers, wakeUp);
    const first = await lastOf(await slow.prepare(anOrder(rig, { force: true, key: 'a' })));
    expect([first?.tally.sent, (await second.promise)?.tally]).toEqual([2, { ...nothing, parked: 2 }]);
  });

  it('is refused to a handler that is not declared replayable', async () => {
    rig.processing.handlers.set(rig.topic.name, { ...handlerOf(rig), replayable: false });
    await expect(replayed(rig, { force: true })).rejects.toThrow(NotReplayableError);
    expect((await replayed(rig))?.tally).toEqual({ ...nothing, done: 3 });
  });
});

describe('the window of the log', () => {
  /** As it was made so many days ago. */
  function idOfAge(days: number): string {
    const time = (Date.now() - days * 86_400_000).toString(16).padStart(12, '0');
    return `${time.slice(0, 8)}-${time.slice(8)}${uuidv7().slice(13)}`;
  }

  it('leaves out events of which it is not known whether they were handled, unless by force', async () => {
    const old = rig.record('c', 1, idOfAge(31));
    await handledLive(rig, old);
    await forget(rig, old);
    const before = await everything(rig);
    expect((await replayed(rig, { key: 'c' }))?.tally).toEqual({ ...nothing, forgotten: 1 });
    expect(await everything(rig)).toEqual(before);
    expect((await replayed(rig, { key: 'c', force: true }))?.tally).toEqual({ ...nothing, sent: 1 });
    await untilNothingIsParked(rig);
    expect((await rig.effectsByKey())['c']).toEqual([1, 1]);
  });

  it('refuses a range that begins before it', async () => {
    const from = { time: new Date(Date.now() - 31 * 86_400_000) };
    await expect(replayed(rig, { from })).rejects.toThrow(BeyondLogError);
    expect((await replayed(rig, { from, force: true, dryRun: true }))?.tally.sent).toBe(3);
  });
});

function handlerOf({ processing: { handlers }, topic }: ConsumerRig) {
  const handler = handlers.get(topic.name);
  if (!handler) throw new Error('no handler');
  return handler;
}
