import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type {
  EventContext,
  GroupHandlers,
  IncomingRecord,
  OutgoingRecord,
  TopicHandler,
} from '@shop/messaging';
import { ChunkProcessor } from '../src/index.js';
import { ConsumerRig } from './consumer-rig.js';

let rig: ConsumerRig;
/** How many tombstones were taken at once, and what to do about them. */
let taken: number[];
let failing: (key: string) => boolean;

beforeEach(async () => {
  rig = await ConsumerRig.create();
  taken = [];
  failing = () => false;
});
afterEach(() => rig.close());

/** A removal of a key shows as version 0. */
async function forget(contexts: readonly EventContext[]): Promise<void> {
  taken.push(contexts.length);
  for (const { tx, record } of contexts) {
    if (failing(record.key)) throw new Error('not now');
    await tx.query('insert into effect (key, version) values ($1, 0)', [record.key]);
  }
}

function handlers(more: Partial<TopicHandler> = { handleTombstones: forget }): GroupHandlers {
  return new Map(Array.from(rig.handlers(), ([topic, handler]) => [topic, { ...handler, ...more }]));
}

let offset = 0;

async function deliver(records: OutgoingRecord[], of: GroupHandlers = handlers()): Promise<IncomingRecord[]> {
  const incoming = records.map((record) => {
    offset += 1;
    return { ...record, partition: 0, offset: String(offset), timestamp: Date.now() };
  });
  await take(incoming, of);
  return incoming;
}

async function take(incoming: IncomingRecord[], of: GroupHandlers): Promise<void> {
  const processor = new ChunkProcessor({ ...rig.processing, handlers: of });
  expect(await processor.handle(incoming)).toEqual({ done: incoming.length });
}

/** As a tool writes it that knows nothing of our headers. */
const tombstone = (key: string): OutgoingRecord => ({ topic: rig.topic.name, key, value: null, headers: {} });

describe('a tombstone', () => {
  it('is taken in its order with the events of its key, once', async () => {
    const incoming = await deliver([rig.record('a', 1), tombstone('a'), rig.record('a', 2), tombstone('b')]);
    await take(incoming, handlers());
    expect((await rig.effects()).map(({ key, version }) => `${key}${version}`)).toEqual([
      'a1',
      'a0',
      'a2',
      'b0',
    ]);
    expect(await rig.parked()).toEqual([]);
  });

  it('is taken at once with others where events are', async () => {
    const handleChunk: TopicHandler['handleChunk'] = async (received) => {
      const [handler] = rig.handlers().values();
      for (const { event, context } of received) {
        await handler?.handle(event, context);
      }
    };
    const together = handlers({ handleChunk, handleTombstones: forget });
    await deliver([tombstone('a'), tombstone('b'), rig.record('a', 1), tombstone('a')], together);
    expect(taken).toEqual([2, 1]);
    expect(await rig.effectsByKey()).toEqual({ a: [0, 1, 0], b: [0] });
  });

  it('is tried again when it fails, with what comes later of its key behind it', async () => {
    failing = (key) => key === 'a';
    await deliver([tombstone('a'), rig.record('a', 1), rig.record('b', 1)]);
    expect(await rig.effectsByKey()).toEqual({ b: [1] });
    expect(await rig.parked()).toMatchObject([
      { order_key: 'a', blocked: false },
      { order_key: 'a', blocked: true },
    ]);

    failing = () => false;
    rig.processing.handlers = handlers();
    await rig.start();
    await rig.untilEffects(3);
    expect(await rig.effectsByKey()).toEqual({ a: [0, 1], b: [1] });
  });

  it('is a dead letter for a handler that does not take it, and holds up its key alone', async () => {
    await deliver([tombstone('a'), rig.record('b', 1), rig.record('a', 1)], rig.handlers());
    expect(await rig.effectsByKey()).toEqual({ b: [1] });
    expect(await rig.parked()).toMatchObject([
      { order_key: 'a', stage: 'dead', blocked: false },
      { order_key: 'a', stage: 'dead', blocked: true },
    ]);
  });
});
