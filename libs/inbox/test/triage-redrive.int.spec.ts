import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FailureHeader, retryTopic, type OutgoingRecord } from '@shop/messaging';
import { eventually, readTopics } from '@shop/testing';
import { NotDeadError, NotHeadError, NotParkedError, QuarantinedError, type Triage } from '../src/index.js';
import { ConsumerRig } from './consumer-rig.js';
import {
  anna,
  deliver,
  everything,
  idOf,
  refusing,
  triageOf,
  untilAllAreDead,
  untilForwarded,
  untilNothingIsParked,
} from './triage-fixture.js';

let rig: ConsumerRig;
let triage: Triage;
let [a1, a2, a3, b1]: OutgoingRecord[] = [];
let refused: Set<string>;

/** a1 is dead with a2 and a3 behind it, b1 is dead alone. */
beforeEach(async () => {
  rig = await ConsumerRig.create({ tiers: '10ms,20ms' });
  triage = triageOf(rig);
  refused = refusing(rig, 'a1', 'b1');
  const records = [rig.record('a', 1), rig.record('a', 2), rig.record('b', 1), rig.record('a', 3)];
  [a1, a2, b1, a3] = records;
  await deliver(rig, ...records);
  await untilAllAreDead(rig, 4);
});
afterEach(() => rig.close());

function id(record: OutgoingRecord | undefined): string {
  if (!record) throw new Error('no such record');
  return idOf(record);
}

async function untilSomebodyWaitsForAKey(): Promise<void> {
  await eventually(
    () =>
      rig.database.query(
        `select from pg_locks where locktype = 'advisory' and not granted
           and database = (select oid from pg_database where datname = current_database())`,
      ),
    ({ length }) => length > 0,
    'nobody waits',
  );
}

describe('a redrive of a head', () => {
  it('lets its key drain in order, with each effect once, and leaves other keys alone', async () => {
    await rig.start();
    refused.clear();
    expect(await triage.redrive(id(a1), anna)).toEqual({
      eventId: id(a1),
      topic: rig.topic.name,
      key: 'a',
      followers: 2,
    });
    await rig.untilEffects(3);
    expect(await rig.effectsByKey()).toEqual({ a: [1, 2, 3] });
    expect(await rig.parked()).toEqual([{ order_key: 'b', stage: 'dead', blocked: false, attempts: 1 }]);
  });

  it('sends the events as they came, in their order, and the count of redrives with the head', async () => {
    await triage.redrive(id(a1), anna);
    const records = await eventually(
      () => readTopics(retryTopic(rig.group, '10ms')),
      ({ length }) => length === 3,
      'the key was not handed over',
    );
    expect(records.map(({ headers }) => headers['ce_id']?.toString())).toEqual([a1, a2, a3].map(id));
    expect(records.map(({ value }) => value)).toEqual([a1?.value, a2?.value, a3?.value]);
    expect(records.map(({ headers }) => headers[FailureHeader.redrives]?.toString())).toEqual([
      '1',
      '0',
      '0',
    ]);
  });

  it('is recorded, with who and why, for the event and for those that follow it', async () => {
    await triage.redrive(id(b1), anna);
    await triage.redrive(id(a1), { actor: 'bob' });
    const { history } = await triage.show(id(a2));
    expect(history.at(-1)).toMatchObject({
      what: 'released',
      actor: 'bob',
      detail: expect.stringContaining(id(a1)),
    });
    const ofB = await triage.show(id(b1));
    expect(ofB.history.map(({ what, actor, detail }) => [what, actor, detail])).toEqual([
      ['failed', null, 'PermanentError: b1 is refused'],
      ['redriven', 'anna', anna.reason],
    ]);
  });

  it('that fails again is dead again, with what follows behind it', async () => {
    await rig.start();
    await triage.redrive(id(a1), anna);
    await eventually(
      () => triage.show(id(a1)),
      ({ stage, attempts }) => stage === 'dead' && attempts === 2,
      'it did not die again',
    );
    await untilAllAreDead(rig, 4);
    refused.clear();
    await triage.redrive(id(a1), anna);
    await rig.untilEffects(3);
    expect(await rig.effectsByKey()).toEqual({ a: [1, 2, 3] });
  });

  it('takes along what is being parked behind it at this moment', async () => {
    await rig.start();
    const held = Promise.withResolvers<void>();
    const handling = Promise.withResolvers<void>();
    refused.clear();
    rig.handle = async ({ orderId }) => {
      if (orderId !== 'slow') return;
      handling.resolve();
      await held.promise;
    };
    await triage.discard(id(b1), anna);
    const chunk = deliver(rig, rig.record('slow', 1), rig.record('a', 4));
    await handling.promise;
    const redrive = triage.redrive(id(a1), anna);
    await Promise.race([redrive, untilSomebodyWaitsForAKey()]);
    held.resolve();
    await Promise.all([chunk, redrive]);
    await untilNothingIsParked(rig);
    expect(await rig.effectsByKey()).toEqual({ a: [1, 2, 3, 4], slow: [1] });
  });
});

describe('a redrive is refused, and changes nothing,', () => {
  async function refusal(attempt: () => Promise<unknown>): Promise<unknown> {
    const before = await everything(rig);
    const error = await attempt().then(
      () => 'nothing was refused',
      (reason: unknown) => reason,
    );
    expect(await everything(rig)).toEqual(before);
    return error;
  }

  it('of an event that waits for another, which it names', async () => {
    const error = await refusal(() => triage.redrive(id(a3), anna));
    expect(error).toBeInstanceOf(NotHeadError);
    expect(error).toHaveProperty('message', expect.stringContaining(`behind event ${id(a1)}`));
  });

  it('of an event that is not parked, saying what became of it', async () => {
    await triage.discard(id(b1), anna);
    await untilForwarded(rig);
    const error = await refusal(() => triage.redrive(id(b1), anna));
    expect(error).toBeInstanceOf(NotParkedError);
    expect(error).toHaveProperty('message', expect.stringContaining('discarded by anna'));
    const unknown = await refusal(() => triage.redrive('00000000-0000-7000-8000-000000000000', anna));
    expect(unknown).toHaveProperty('message', expect.stringContaining('never'));
  });

  it('while the event is being tried again', async () => {
    await triage.redrive(id(b1), anna);
    await expect(triage.redrive(id(b1), anna)).rejects.toThrow(NotDeadError);
  });

  it('when somebody else redrives it at the same moment', async () => {
    await rig.start();
    refused.clear();
    const attempts = await Promise.allSettled(Array.from({ length: 5 }, () => triage.redrive(id(a1), anna)));
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const refusals = attempts.flatMap((attempt) =>
      attempt.status === 'rejected' ? [attempt.reason.code] : [],
    );
    expect(['EVENT_NOT_DEAD', 'EVENT_NOT_PARKED']).toEqual(expect.arrayContaining(refusals));
    await rig.untilEffects(3);
    expect(await rig.effectsByKey()).toEqual({ a: [1, 2, 3] });
  });

  it('of an event that has failed after five of them, unless by force', async () => {
    await rig.start();
    for (let redrives = 1; redrives <= 5; redrives += 1) {
      await triage.redrive(id(b1), anna);
      await eventually(
        () => triage.show(id(b1)),
        ({ stage, attempts }) => stage === 'dead' && attempts === 1 + redrives,
        'it did not die again',
      );
    }
    await untilForwarded(rig);
    expect(await refusal(() => triage.redrive(id(b1), anna))).toBeInstanceOf(QuarantinedError);
    expect(await triage.show(id(b1))).toMatchObject({ quarantined: true, redrives: 5 });
    refused.clear();
    await triage.redrive(id(b1), anna, { force: true });
    await rig.untilEffects(1);
    expect(await rig.effectsByKey()).toEqual({ b: [1] });
  });

  it('when it is only rehearsed, which tells the same', async () => {
    const rehearsed = await refusal(async () => {
      throw await triage.redrive(id(a1), anna, { dryRun: true });
    });
    expect(rehearsed).toMatchObject({ eventId: id(a1), followers: 2 });
    expect(await refusal(() => triage.redrive(id(a2), anna, { dryRun: true }))).toBeInstanceOf(NotHeadError);
  });
});

describe('an event in a tier that does not come up there', () => {
  it('is redriven by force', async () => {
    await triage.redrive(id(b1), anna);
    await eventually(
      () => readTopics(retryTopic(rig.group, '10ms')),
      (records) => records.length === 1,
      'it was not handed over',
    );
    await triage.redrive(id(b1), anna, { force: true });
    refused.clear();
    await rig.start();
    await rig.untilEffects(1);
    await untilAllAreDead(rig, 3);
    expect(await rig.effectsByKey()).toEqual({ b: [1] });
  });
});
