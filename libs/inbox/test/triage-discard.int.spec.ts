import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { OutgoingRecord } from '@shop/messaging';
import { NotDeadError, NotHeadError, type Triage } from '../src/index.js';
import { ConsumerRig } from './consumer-rig.js';
import {
  anna,
  deliver,
  everything,
  idOf,
  refusing,
  triageOf,
  untilAllAreDead,
  untilNothingIsParked,
} from './triage-fixture.js';

let rig: ConsumerRig;
let triage: Triage;
let records: [OutgoingRecord, OutgoingRecord, OutgoingRecord];

beforeEach(async () => {
  rig = await ConsumerRig.create({ tiers: '10ms' });
  triage = triageOf(rig);
  refusing(rig, 'a1');
  records = [rig.record('a', 1), rig.record('a', 2), rig.record('a', 3)];
  await deliver(rig, ...records);
  await untilAllAreDead(rig, 3);
});
afterEach(() => rig.close());

describe('a discard of a head', () => {
  it('lets what waited for it be handled, in order', async () => {
    await rig.start();
    await triage.discard(idOf(records[0]), anna);
    await rig.untilEffects(2);
    expect(await rig.effectsByKey()).toEqual({ a: [2, 3] });
    await untilNothingIsParked(rig);
  });

  it('is for good: no copy of the event has an effect later', async () => {
    await rig.start();
    await triage.discard(idOf(records[0]), anna);
    await untilNothingIsParked(rig);
    refusing(rig);
    await deliver(rig, records[0]);
    expect(await rig.effectsByKey()).toEqual({ a: [2, 3] });
  });

  it('is recorded, with who and why', async () => {
    await triage.discard(idOf(records[0]), anna);
    const history = await rig.processing.parking.ledger.history(rig.database, idOf(records[0]));
    expect(history.at(-1)).toMatchObject({ what: 'discarded', actor: 'anna', detail: anna.reason });
  });

  it('is listed among what was decided, after it was redriven in vain and what it failed with is forgotten', async () => {
    await rig.start();
    await triage.redrive(idOf(records[0]), { actor: 'ben' });
    await untilAllAreDead(rig, 3);
    expect((await triage.decided({ limit: 9 })).items).toMatchObject([{ actor: 'ben', outcome: 'dead' }]);
    await triage.discard(idOf(records[0]), anna);
    await untilNothingIsParked(rig);
    const { items, nextCursor } = await triage.decided({ limit: 1 });
    expect(items).toEqual([
      {
        seq: nextCursor,
        eventId: idOf(records[0]),
        at: expect.any(Date),
        what: 'discarded',
        reason: anna.reason,
        actor: 'anna',
        outcome: 'discarded',
      },
    ]);
    expect(await triage.decided({ limit: 1, after: nextCursor })).toEqual({
      items: [expect.objectContaining({ what: 'redriven', reason: 'no reason given', actor: 'ben' })],
    });
  });

  it('changes nothing when it is only rehearsed', async () => {
    const before = await everything(rig);
    const rehearsed = await triage.discard(idOf(records[0]), anna, { dryRun: true });
    expect(rehearsed).toMatchObject({ eventId: idOf(records[0]), followers: 2 });
    expect(await everything(rig)).toEqual(before);
  });
});

describe('a discard is refused', () => {
  it('of an event that waits for another', async () => {
    await expect(triage.discard(idOf(records[1]), anna)).rejects.toThrow(NotHeadError);
  });

  it('of an event that is being tried again', async () => {
    await triage.redrive(idOf(records[0]), anna);
    await expect(triage.discard(idOf(records[0]), anna)).rejects.toThrow(NotDeadError);
    expect(await rig.parked()).toHaveLength(3);
  });
});
