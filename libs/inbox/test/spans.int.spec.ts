import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { IncomingRecord } from '@shop/messaging';
import { eventually, traceThisProcess, type ReceivedSpan, type TraceReceiver } from '@shop/testing';
import { ChunkProcessor } from '../src/index.js';
import { ConsumerRig } from './consumer-rig.js';

let receiver: TraceReceiver;
let stop: () => Promise<void>;
let rig: ConsumerRig;

beforeAll(async () => {
  ({ receiver, stop } = await traceThisProcess());
  rig = await ConsumerRig.create();
}, 90_000);
afterAll(async () => {
  await rig.close();
  await stop();
});

const traceOf = (key: string): string => key.repeat(32);
let offset = 0;

/** An event of that key, in the trace of that key. */
function event(key: string): IncomingRecord {
  const record = rig.record(key, 1);
  const traceparent = `00-${traceOf(key)}-${key.repeat(16)}-01`;
  const headers = { ...record.headers, traceparent };
  return { ...record, headers, partition: 0, offset: String(offset++), timestamp: Date.now() };
}

/** The outcomes of the event, span by span, once so many spans were exported. */
async function outcomes(key: string, count: number): Promise<unknown[]> {
  const find = (): ReceivedSpan[] => receiver.spans.filter(({ traceId }) => traceId === traceOf(key));
  const spans = await eventually(
    find,
    (found) => found.length >= count,
    `there were not ${count} spans about ${key}`,
  );
  expect(spans.every(({ parentId }) => parentId === key.repeat(16))).toBe(true);
  return spans.map(({ attributes }) => attributes['shop.delivery.outcome']);
}

describe('the spans of a chunk', () => {
  it('say of each event what became of it, and once', async () => {
    await new ChunkProcessor(rig.processing).handle(['a', 'b'].map(event));
    expect(await outcomes('a', 1)).toEqual(['handled']);
    expect(await outcomes('b', 1)).toEqual(['handled']);
  });

  it('say of what was rolled back with another that it was', async () => {
    rig.handle = ({ orderId }) => (orderId === 'd' ? Promise.reject(new Error('no')) : Promise.resolve());
    await new ChunkProcessor(rig.processing).handle(['c', 'd', 'e'].map(event));
    expect(await outcomes('c', 3)).toEqual(['rolled back', 'rolled back', 'handled']);
    expect(await outcomes('d', 3)).toEqual(['rolled back', 'rolled back', 'parked']);
    expect(await outcomes('e', 1)).toEqual(['handled']);
  });

  it('tell an event that comes again, and one that waits for an earlier one', async () => {
    rig.handle = () => Promise.resolve();
    const twice = event('f');
    await new ChunkProcessor(rig.processing).handle([twice, twice]);
    expect(new Set(await outcomes('f', 2))).toEqual(new Set(['duplicate', 'handled']));
    await new ChunkProcessor(rig.processing).handle([event('d')]);
    expect((await outcomes('d', 4)).at(-1)).toBe('blocked');
  });

  it('say that nothing came of it when the system is at fault', async () => {
    rig.handle = () => Promise.reject(Object.assign(new Error('gone'), { kind: 'system' }));
    await new ChunkProcessor(rig.processing).handle([event('1')]);
    expect(await outcomes('1', 1)).toEqual(['rolled back']);
  });
});
