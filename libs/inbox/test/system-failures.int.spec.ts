import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FailureHeader, type ChunkHandler, type IncomingRecord } from '@shop/messaging';
import { ChunkProcessor, TierProcessor } from '../src/index.js';
import { ConsumerRig, delivered } from './consumer-rig.js';

const TIER = '20ms';

let rig: ConsumerRig;

beforeEach(async () => {
  rig = await ConsumerRig.create();
});
afterEach(() => rig.close());

/** An event of each key, as the consumer would hand them over. */
function deliveredOf(...keys: string[]): IncomingRecord[] {
  return delivered(keys.map((key) => rig.record(key, 1)));
}

/** The same, as the tier's consumer would hand them over once they are parked. */
function forwarded(records: IncomingRecord[]): IncomingRecord[] {
  return records.map((record) => ({
    ...record,
    headers: { ...record.headers, [FailureHeader.parkedId]: record.headers['ce_id'] ?? '' },
  }));
}

/**
 * Hands over what is left, as a consumer does: after a pause from where it has come to. Returns what is left
 * at last.
 */
async function deliver(handle: ChunkHandler, records: IncomingRecord[], times: number): Promise<number> {
  let left = records;
  for (let time = 0; time < times && left.length > 0; time += 1) {
    const { done, retryIn = 0 } = await handle(left);
    left = left.slice(done);
    await sleep(Math.min(retryIn, 1_000));
  }
  return left.length;
}

const fails = (...keys: string[]) => {
  rig.handle = ({ orderId }) =>
    keys.includes(orderId) ? Promise.reject(new Error('always')) : Promise.resolve();
};

async function stages(): Promise<Record<string, string>> {
  return Object.fromEntries((await rig.parked()).map(({ order_key: key, stage }) => [key, stage]));
}

describe('an event that always fails', () => {
  it('does not keep the others waiting after the database was away', async () => {
    rig.processing.circuit.trip('database gone', 'system');
    fails('bad');
    const { handle } = new ChunkProcessor(rig.processing);
    expect(await deliver(handle, deliveredOf('bad', 'a', 'b'), 6)).toBe(0);
    expect(await rig.effectsByKey()).toEqual({ a: [1], b: [1] });
    expect(await stages()).toEqual({ bad: TIER });
    expect(rig.processing.circuit.open).toBe(false);
  });

  it('does not keep the others waiting after everything has failed', async () => {
    rig.processing.circuit.trip('most fail');
    fails('bad', 'worse');
    const { handle } = new ChunkProcessor(rig.processing);
    expect(await deliver(handle, deliveredOf('bad', 'worse', 'a', 'bad', 'b'), 12)).toBe(0);
    expect(await rig.effectsByKey()).toEqual({ a: [1], b: [1] });
    expect(await stages()).toEqual({ bad: TIER, worse: TIER });
  });

  it('does not keep the others of its tier waiting', async () => {
    const records = deliveredOf('bad', 'a', 'b');
    fails('bad', 'a', 'b');
    expect(await deliver(new ChunkProcessor(rig.processing).handle, records, 6)).toBe(0);
    rig.processing.circuit.trip('most fail');
    fails('bad');
    expect(await deliver(new TierProcessor(TIER, rig.processing).handle, forwarded(records), 8)).toBe(0);
    expect(await rig.effectsByKey()).toEqual({ a: [1], b: [1] });
    expect(await stages()).toEqual({ bad: '50ms' });
  });
});

describe('while nothing works', () => {
  it('no event climbs the tiers', async () => {
    const keys = Array.from({ length: 30 }, (_, index) => `key-${index}`);
    const records = deliveredOf(...keys);
    fails(...keys);
    await deliver(new ChunkProcessor(rig.processing).handle, records, 1);
    const parked = await stages();
    expect(new Set(Object.values(parked))).toEqual(new Set([TIER]));

    const tier = new TierProcessor(TIER, rig.processing);
    await deliver(tier.handle, forwarded(records.slice(0, Object.keys(parked).length)), 4);
    expect(await stages()).toEqual(parked);

    fails();
    await deliver(tier.handle, forwarded(records.slice(0, Object.keys(parked).length)), 8);
    expect(await stages()).toEqual({});
  });
});
