import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { OutgoingRecord } from '@shop/messaging';
import { eventually, metricValue, sampleValue } from '@shop/testing';
import { uuidv7 } from '@shop/uuid';
import { PermanentError, readLedger } from '../src/index.js';
import { ConsumerRig } from './consumer-rig.js';
import { anna, deliver, triageOf } from './triage-fixture.js';

let rig: ConsumerRig;
beforeEach(async () => {
  rig = await ConsumerRig.create({ tiers: '20ms,1h' });
});
afterEach(() => rig.close());

describe('The counters of a group', () => {
  it('tell what became of the events of a chunk', async () => {
    const twice = rig.record('a', 1);
    await deliver(rig, twice, rig.record('b', 1), rig.record('c', 1));
    await deliver(rig, twice, rig.record('d', 1));
    expect(await outcomes()).toEqual({ handled: 4, duplicate: 1 });
    expect(await attempts()).toEqual({ succeeded: 4 });
    expect(await metricValue('inbox_chunk_events_sum', { group: rig.group })).toBe(5);
    expect(await metricValue('inbox_chunk_events_count', { group: rig.group })).toBe(2);
  });

  it('are told for each topic of a chunk', async () => {
    const other = await rig.anotherTopic();
    const [[, handler] = []] = rig.processing.handlers;
    if (handler) rig.processing.handlers.set(other.name, { ...handler, topic: other });
    await deliver(rig, rig.record('a', 1), rig.record('b', 1, uuidv7(), other), rig.record('c', 1));
    const handled = (topic: string) =>
      metricValue('inbox_events_total', { group: rig.group, topic, outcome: 'handled' });
    expect([await handled(rig.topic.name), await handled(other.name)]).toEqual([2, 1]);
    const labels = { group: rig.group, topic: other.name };
    expect(await metricValue('inbox_fact_to_effect_seconds_count', labels)).toBe(1);
  });

  it('tell how long each effect took from its fact', async () => {
    await deliver(rig, secondOld(rig.record('a', 1)), secondOld(rig.record('b', 1)));
    const labels = { group: rig.group, topic: rig.topic.name };
    expect(await metricValue('inbox_fact_to_effect_seconds_count', labels)).toBe(2);
    expect(await metricValue('inbox_fact_to_effect_seconds_bucket', { ...labels, le: '+Inf' })).toBe(2);
    expect(await metricValue('inbox_fact_to_effect_seconds_sum', labels)).toBeGreaterThanOrEqual(2);
  });

  it('tell failures by their kind, and the stages to which they led', async () => {
    rig.handle = async ({ orderId, version }) => {
      if (orderId === 'poisoned' && version === 1) throw new PermanentError('refused by a rule');
    };
    await deliver(rig, rig.record('poisoned', 1));
    await deliver(rig, rig.record('poisoned', 2), rig.record('other', 1));
    expect(await outcomes()).toEqual({ handled: 1, parked: 1, blocked: 1 });
    expect(await attempts()).toEqual({ succeeded: 1, poison: 1 });
    expect(await parkedTo('dead')).toBe(1);
  });

  it('tell attempts and retries by tier', async () => {
    rig.handle = async ({ orderId }) => {
      if (orderId === 'failing') throw new Error('not now');
    };
    await rig.start();
    await rig.producer.send([rig.record('failing', 1)]);
    await eventually(parkedToLast, 1, 'it never came to the last tier');
    expect(await attempts()).toEqual({ transient: 3 });
    expect(await attempts('20ms')).toEqual({ transient: 1 });
    expect(await parkedTo('20ms')).toBe(1);
    expect(await parkedTo('dead')).toBeUndefined();
  });
});

describe('The gauges of a ledger', () => {
  it('are 0 while nothing is parked, for each stage', async () => {
    expect(await ledger()).toEqual({
      keys: 0,
      events: { '20ms': 0, '1h': 0, dead: 0 },
      letters: 0,
      hours: 0,
      overdue: 0,
    });
  });

  it('tell keys, stages, and the dead letters without those that wait behind them', async () => {
    rig.handle = async ({ version }) => {
      if (version === 1) throw new PermanentError('refused by a rule');
    };
    const [dead, other] = [rig.record('a', 1), rig.record('b', 1)];
    for (const record of [dead, rig.record('a', 2), rig.record('a', 3), other]) await deliver(rig, record);
    await age('2 hours', String(dead.headers['ce_id']));
    await age('1 hour', String(other.headers['ce_id']));
    const before = { keys: 2, events: { '20ms': 0, '1h': 0, dead: 4 }, letters: 2, hours: 2, overdue: 0 };
    expect(await ledger()).toEqual(before);

    await triageOf(rig).discard(String(dead.headers['ce_id']), anna);
    expect(await ledger()).toEqual({
      ...before,
      events: { '20ms': 2, '1h': 0, dead: 1 },
      letters: 1,
      hours: 1,
    });
  });

  it('tell by how much a retry is overdue', async () => {
    rig.handle = () => Promise.reject(new Error('not now'));
    await rig.start();
    await rig.producer.send([rig.record('failing', 1)]);
    await eventually(parkedToLast, 1, 'it never came to the last tier');
    expect(await ledger()).toMatchObject({ events: { '1h': 1 }, overdue: 0 });
    await rig.database.query(`update parked_event set changed_at = changed_at - interval '4 hours'`);
    expect(await ledger()).toMatchObject({ events: { '1h': 1 }, overdue: 3 });
    await rig.database.query(`update parked_event set stage = '2h'`);
    const samples = await readLedger(rig.database, rig.group, rig.tiers);
    expect(sampleValue(samples, 'inbox_overdue_seconds', { stage: '2h' })).toBeGreaterThan(4 * 3_600 - 1);
  });
});

/** A fact of just now may have its effect before the clock has moved on. */
function secondOld(record: OutgoingRecord): OutgoingRecord {
  return { ...record, headers: { ...record.headers, ce_time: new Date(Date.now() - 1_000).toISOString() } };
}

const parkedTo = (stage: string): Promise<number | undefined> =>
  metricValue('inbox_parked_total', { group: rig.group, stage });

const parkedToLast = (): Promise<number | undefined> => parkedTo('1h');

function outcomes(): Promise<Record<string, number>> {
  const labels = { group: rig.group, topic: rig.topic.name };
  return valuesBy('outcome', ['handled', 'duplicate', 'parked', 'blocked'], 'inbox_events_total', labels);
}

function attempts(stage = 'main'): Promise<Record<string, number>> {
  const labels = { group: rig.group, stage };
  return valuesBy('result', ['succeeded', 'poison', 'transient', 'system'], 'inbox_attempts_total', labels);
}

async function valuesBy(
  label: string,
  values: string[],
  name: string,
  labels: Record<string, string>,
): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const value of values) {
    const count = await metricValue(name, { ...labels, [label]: value });
    if (count !== undefined) found[value] = count;
  }
  return found;
}

async function ledger() {
  const { group } = rig;
  const samples = await readLedger(rig.database, group, rig.tiers);
  const value = (name: string, labels: object = {}): number | undefined =>
    sampleValue(samples, name, { group, ...labels });
  const hours = (seconds: number | undefined): number => Math.floor((seconds ?? NaN) / 3_600);
  return {
    keys: value('inbox_parked_keys'),
    events: Object.fromEntries(
      ['20ms', '1h', 'dead'].map((stage) => [stage, value('inbox_parked_events', { stage })]),
    ),
    letters: value('inbox_dead_letters'),
    hours: hours(value('inbox_oldest_dead_letter_age_seconds')),
    overdue: hours(value('inbox_overdue_seconds', { stage: '1h' })),
  };
}

async function age(by: string, eventId: string): Promise<void> {
  await rig.database.query(
    `update parked_event set changed_at = changed_at - $1::interval where event_id = $2`,
    [by, eventId],
  );
}
