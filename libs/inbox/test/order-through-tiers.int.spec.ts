import { afterEach, describe, expect, it } from '@jest/globals';
import { array, assert, asyncProperty, constant, constantFrom, integer, oneof, record } from 'fast-check';
import { eventually } from '@shop/testing';
import { Triage } from '../src/index.js';
import { ConsumerRig } from './consumer-rig.js';

let rig: ConsumerRig | undefined;
afterEach(() => rig?.close());

const KEYS = ['a', 'b', 'c', 'd', 'e'];

interface Fact {
  key: string;
  /** How many times its handler fails before it lets it pass; enough of them and it dies. */
  failures: number;
}

const facts = array(
  record({
    key: constantFrom(...KEYS),
    failures: oneof(
      { weight: 4, arbitrary: constant(0) },
      { weight: 2, arbitrary: integer({ min: 1, max: 9 }) },
    ),
  }),
  { minLength: 20, maxLength: 60 },
);

describe('order through the tiers', () => {
  it('holds for every key, whatever fails and how often, and after a redrive nothing is missing', async () => {
    const run = asyncProperty(facts, async (history) => {
      rig = await ConsumerRig.create({ tiers: '10ms,30ms' });
      const expected = await play(rig, history);
      await rig.close();
      rig = undefined;
      return expected;
    });
    await assert(run, { numRuns: 6, endOnFailure: true });
  });
});

async function play(group: ConsumerRig, history: Fact[]): Promise<void> {
  const versions = new Map<string, number>();
  const budget = new Map<string, number>();
  const records = history.map(({ key, failures }) => {
    const version = (versions.get(key) ?? 0) + 1;
    versions.set(key, version);
    budget.set(`${key}${version}`, failures);
    return group.record(key, version);
  });
  let healed = false;
  group.handle = async ({ orderId, version }) => {
    const left = budget.get(`${orderId}${version}`) ?? 0;
    budget.set(`${orderId}${version}`, left - 1);
    if (left > 0 && !healed) throw new Error(`${left} failures to go`);
  };
  await group.start();
  await group.producer.send(records);
  await eventually(
    async () => ({ handled: (await group.effects()).length, parked: await group.parked() }),
    ({ handled, parked }) =>
      handled + parked.length === records.length && parked.every(({ stage }) => stage === 'dead'),
    'not every event was handled or dead',
    // A history that fails a lot has the group pause, again and again.
    { timeout: 60_000 },
  );
  expectPrefixes(await group.effectsByKey());

  healed = true;
  await redriveAll(group);
  await group.untilEffects(records.length);
  const complete = Object.fromEntries(
    [...versions].map(([key, count]) => [key, Array.from({ length: count }, (_, index) => index + 1)]),
  );
  expect(await group.effectsByKey()).toEqual(complete);
  expect(await group.parked()).toEqual([]);
}

function expectPrefixes(effects: Record<string, number[]>): void {
  for (const [key, handled] of Object.entries(effects)) {
    expect({ [key]: handled }).toEqual({ [key]: handled.map((_, index) => index + 1) });
  }
}

async function redriveAll({ database, serde, topic, processing: { parking } }: ConsumerRig): Promise<void> {
  const triage = new Triage({ database, serde, parking, topics: [topic] });
  for await (const step of triage.redriveMatching({}, { actor: 'test', reason: 'healed' })) {
    expect(step).toHaveProperty('redriven');
  }
}
