import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FailureHeader, type IncomingRecord } from '@shop/messaging';
import { ChunkProcessor, Parking, PermanentError, TierProcessor } from '../src/index.js';
import { ConsumerRig } from './consumer-rig.js';

let rig: ConsumerRig;
let offset = 0;

beforeEach(async () => {
  rig = await ConsumerRig.create();
  rig.handle = ({ orderId }) =>
    orderId.startsWith('bad') ? Promise.reject(new PermanentError('never')) : Promise.resolve();
});
afterEach(() => rig.close());

function delivered(key: string, headers: Record<string, unknown> = {}): IncomingRecord {
  const record = rig.record(key, 1);
  const all = { ...record.headers, ...headers } as IncomingRecord['headers'];
  return { ...record, headers: all, partition: 0, offset: String(offset++), timestamp: Date.now() };
}

/** As if no event could be stored that has headers. */
class ParkingWithoutHeaders extends Parking {
  override park(...[tx, delivery, ...rest]: Parameters<Parking['park']>): ReturnType<Parking['park']> {
    if (Object.keys(delivery.record.headers).length > 0) return Promise.reject(new Error('cannot be stored'));
    return super.park(tx, delivery, ...rest);
  }
}

/** That a bad event has cost only itself, and is parked once however often it comes. */
async function expectOthersHandled(bad: IncomingRecord): Promise<void> {
  const { handle } = new ChunkProcessor(rig.processing);
  const chunk = [delivered('a'), bad, delivered('b')];
  expect([await handle(chunk), await handle(chunk)]).toEqual([{ done: 3 }, { done: 3 }]);
  expect(await rig.effectsByKey()).toEqual({ a: [1], b: [1] });
  expect(rig.processing.circuit.open).toBe(false);
  expect(await rig.parked()).toMatchObject([{ stage: 'dead', blocked: false }]);
}

describe('an event that cannot be parked as it is', () => {
  it.each([
    ['a header without a value', { 'x-null': null }],
    ['a header with a NUL in its name', { 'x-\0': 'value' }],
  ])('costs only itself: %s', async (_, headers) => {
    await expectOthersHandled(delivered('bad', headers));
  });

  it('costs only itself: a key that no index could hold', async () => {
    const key = `bad${Array.from({ length: 600 }, (__, index) => (index * 7_919).toString(36)).join('')}`;
    await expectOthersHandled(delivered(key));
  });

  it('is dead with its bytes and where it lies, and what comes later of its key waits behind it', async () => {
    const { ledger, tiers, wakeUp } = rig.processing.parking;
    const parking = new ParkingWithoutHeaders(ledger, tiers, wakeUp);
    const bad = delivered('bad');
    const chunk = [bad, delivered('bad'), delivered('a')];
    const { handle } = new ChunkProcessor({ ...rig.processing, parking });
    expect(await handle(chunk)).toEqual({ done: 3 });
    expect(
      await rig.database.query(
        `select order_key, stage, blocked, error_class, source_offset as offset, payload from parked_event order by seq`,
      ),
    ).toMatchObject([
      {
        order_key: 'bad',
        stage: 'dead',
        error_class: 'UNPARKABLE_EVENT',
        offset: bad.offset,
        payload: bad.value,
      },
      { order_key: 'bad', stage: 'dead', blocked: true },
    ]);
  });

  it('is not parked twice when it comes again with another time', async () => {
    const bad = delivered('bad');
    const again = { ...bad, headers: { ...bad.headers, ce_time: '2026-01-01T00:00:00Z' } };
    const { handle } = new ChunkProcessor(rig.processing);
    expect(await handle([bad])).toEqual({ done: 1 });
    expect(await handle([again, delivered('a')])).toEqual({ done: 2 });
    expect(await rig.parked()).toMatchObject([{ order_key: 'bad' }]);
    expect(await rig.effectsByKey()).toEqual({ a: [1] });
  });
});

describe('a record that somebody else has written to a retry topic', () => {
  it.each([
    [{}],
    [{ [FailureHeader.parkedId]: 'nonsense' }],
    [{ [FailureHeader.parkedId]: Buffer.from([0xff]) }],
  ])('is skipped: %j', async (headers) => {
    const [stage = ''] = rig.tiers.map(({ name }) => name);
    const outcome = await new TierProcessor(stage, rig.processing).handle([delivered('a', headers)]);
    expect([outcome, rig.processing.circuit.open]).toEqual([{ done: 1 }, false]);
    expect(await rig.effects()).toEqual([]);
  });

  it('holds up the others for no longer than its tier', async () => {
    const [tier] = rig.tiers;
    const { handle } = new TierProcessor(tier?.name ?? '', rig.processing);
    const later = delivered('a', { [FailureHeader.dueAt]: String(Date.now() + 86_400_000) });
    expect((await handle([later])).retryIn).toBeLessThanOrEqual(tier?.delay ?? 0);
    expect(await handle([{ ...later, timestamp: Date.now() - 1_000 }])).toEqual({ done: 1 });
  });
});
