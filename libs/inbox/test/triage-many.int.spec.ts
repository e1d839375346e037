import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PermanentError, type RedriveStep, type Triage } from '../src/index.js';
import { ConsumerRig } from './consumer-rig.js';
import {
  anna,
  deliver,
  everything,
  triageOf,
  untilAllAreDead,
  untilNothingIsParked,
} from './triage-fixture.js';

let rig: ConsumerRig;
let triage: Triage;
let broken: boolean;

/**
 * Ten keys with two events each. The first of each fails: by a rule for the even keys, by a mistake for the
 * odd ones.
 */
beforeEach(async () => {
  rig = await ConsumerRig.create({ tiers: '10ms' });
  triage = triageOf(rig);
  broken = true;
  rig.handle = async ({ orderId, version }) => {
    if (!broken || version !== 1) return;
    if (Number(orderId) % 2 === 0) throw new PermanentError('refused by a rule');
    throw Object.assign(new TypeError('cannot read the price'), { kind: 'poison' });
  };
  const keys = Array.from({ length: 10 }, (_, index) => String(index));
  await deliver(rig, ...keys.flatMap((key) => [rig.record(key, 1), rig.record(key, 2)]));
  await untilAllAreDead(rig, 20);
});
afterEach(() => rig.close());

async function stepsOf<Step>(steps: AsyncIterable<Step>): Promise<Step[]> {
  const all: Step[] = [];
  for await (const step of steps) all.push(step);
  return all;
}

describe('a redrive of all that match', () => {
  it('goes through the keys that match, and says how far it is', async () => {
    broken = false;
    await rig.start();
    const steps = await stepsOf(triage.redriveMatching({ errorClass: 'TypeError' }, anna));
    expect(steps.map(({ done, total }) => [done, total])).toEqual([1, 2, 3, 4, 5].map((done) => [done, 5]));
    await rig.untilEffects(10);
    const odd = ['1', '3', '5', '7', '9'].map((key) => [key, [1, 2]]);
    expect(await rig.effectsByKey()).toEqual(Object.fromEntries(odd));
    expect(await rig.parked()).toHaveLength(10);
  });

  it('takes a whole key by its key', async () => {
    broken = false;
    await rig.start();
    const [step, ...others] = await stepsOf(triage.redriveMatching({ key: '4' }, anna));
    expect(others).toEqual([]);
    expect(step).toMatchObject({ redriven: { key: '4', followers: 1 } });
    await rig.untilEffects(2);
    expect(await rig.effectsByKey()).toEqual({ 4: [1, 2] });
  });

  it('ends, although what it redrives dies again behind it', async () => {
    await rig.start();
    expect(await stepsOf(triage.redriveMatching({}, anna))).toHaveLength(10);
    await untilAllAreDead(rig, 20);
    expect(await rig.effects()).toEqual([]);
  });

  it('leaves alone what dies while it goes on', async () => {
    const steps: RedriveStep[] = [];
    for await (const step of triage.redriveMatching({}, anna)) {
      if (steps.push(step) === 1) await deliver(rig, rig.record('10', 1));
    }
    expect(steps).toHaveLength(10);
    expect(await triage.list({ key: '10' }, { limit: 10 })).toMatchObject({ items: [{ redrives: 0 }] });
  });

  it('tells what it may not redrive, and goes on with the others', async () => {
    await rig.database.query(`update parked_event set redrives = 5 where record_key in ('0', '1')`);
    const steps = await stepsOf(triage.redriveMatching({}, anna));
    const refused = steps.flatMap((step) => ('refused' in step ? step.refused.code : []));
    expect(refused).toEqual(['EVENT_QUARANTINED', 'EVENT_QUARANTINED']);
    const stages = await rig.database.query<{ stage: string }>(
      'select stage from parked_event where redrives <> 5 and not blocked',
    );
    expect(stages).toEqual(Array.from({ length: 8 }, () => ({ stage: '10ms' })));
  });

  it('changes nothing when it is only rehearsed', async () => {
    const before = await everything(rig);
    expect(await stepsOf(triage.redriveMatching({}, anna, { dryRun: true }))).toHaveLength(10);
    expect(await everything(rig)).toEqual(before);
  });

  it('keeps to the rate that was asked for, counting what follows', async () => {
    const started = Date.now();
    // Eighteen events before the last key may go, at 40 a second.
    await stepsOf(triage.redriveMatching({}, anna, { eventsPerSecond: 40 }));
    expect(Date.now() - started).toBeGreaterThanOrEqual(449);
    broken = false;
    await rig.start();
    await untilNothingIsParked(rig);
  });

  it('ends between two keys when it is told to', async () => {
    const stop = new AbortController();
    const steps: RedriveStep[] = [];
    const options = { eventsPerSecond: 1, signal: stop.signal };
    for await (const step of triage.redriveMatching({}, anna, options)) {
      steps.push(step);
      stop.abort();
    }
    expect(steps).toHaveLength(1);
  });
});

describe('a discard of all that match', () => {
  it('gives up the keys that match, has what waited for them handled, and says how far it is', async () => {
    await rig.start();
    const steps = await stepsOf(triage.discardMatching({ errorClass: 'TypeError' }, anna));
    expect(steps.map(({ done, total }) => [done, total])).toEqual([1, 2, 3, 4, 5].map((done) => [done, 5]));
    expect(steps[0]).toMatchObject({ discarded: { key: '1', followers: 1 } });
    await rig.untilEffects(5);
    const odd = ['1', '3', '5', '7', '9'].map((key) => [key, [2]]);
    expect(await rig.effectsByKey()).toEqual(Object.fromEntries(odd));
    expect(await rig.parked()).toHaveLength(10);
  });

  it('is recorded for each, with who and why', async () => {
    await stepsOf(triage.discardMatching({}, anna));
    const decided = await rig.database.query(
      `select actor, detail, count(*)::int from parked_event_history where what = 'discarded' group by 1, 2`,
    );
    expect(decided).toEqual([{ actor: 'anna', detail: anna.reason, count: 10 }]);
  });

  it('changes nothing when it is only rehearsed', async () => {
    const before = await everything(rig);
    expect(await stepsOf(triage.discardMatching({}, anna, { dryRun: true }))).toHaveLength(10);
    expect(await everything(rig)).toEqual(before);
  });
});
