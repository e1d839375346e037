import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { OrderCompleted } from '@shop/contracts';
import { asProjector, type ProjectionTransaction } from '@shop/projection';
import type { GroupHandlers, IncomingRecord, ReceivedEvent } from '@shop/messaging';
import { allowProjectors } from '@shop/testing';
import { uuidv7 } from '@shop/uuid';
import { ChunkProcessor, PermanentError } from '../src/index.js';
import { ConsumerRig, delivered } from './consumer-rig.js';

let rig: ConsumerRig;
/** The keys of each chunk as it came to the projector. */
let taken: string[][];

beforeEach(async () => {
  rig = await ConsumerRig.create();
  await allowProjectors(rig.database, ['effect']);
  taken = [];
});
afterEach(() => rig.close());

/** The handlers that a projector of the rig's topic has. */
function projecting(
  project: (events: OrderCompleted[], tx: ProjectionTransaction) => Promise<void>,
  topic = rig.topic,
): GroupHandlers {
  const handleChunk = async (received: readonly ReceivedEvent[]): Promise<void> => {
    const events = received.map(({ event }) => event as OrderCompleted);
    const tx = received[0]?.context.tx;
    if (tx) await asProjector(tx, (limited) => project(events, limited));
  };
  const handler = {
    topic,
    ordered: true,
    transaction: 'chunk',
    handle: () => Promise.reject(new Error('a chunk was handed over one by one')),
    handleChunk,
  } as const;
  return new Map([[topic.name, handler]]);
}

async function write(events: OrderCompleted[], tx: ProjectionTransaction): Promise<void> {
  await tx.query('insert into effect (key, version) select * from unnest($1::text[], $2::int[])', [
    events.map(({ orderId }) => orderId),
    events.map(({ version }) => version),
  ]);
  taken.push(events.map(({ orderId }) => orderId));
}

const take = (handlers: GroupHandlers, chunk: IncomingRecord[]) =>
  new ChunkProcessor({ ...rig.processing, handlers }).handle(chunk);

describe('a projector', () => {
  it('takes a chunk at once, and each event of it once', async () => {
    const copy = rig.record('a', 1);
    const chunk = delivered([copy, rig.record('b', 1), copy, rig.record('a', 2)]);
    const handlers = projecting(write);

    expect(await take(handlers, chunk)).toEqual({ done: 4 });
    expect(await take(handlers, chunk)).toEqual({ done: 4 });
    expect(taken).toEqual([['a', 'b', 'a']]);
    expect(await rig.effectsByKey()).toEqual({ a: [1, 2], b: [1] });
  });

  it('takes what is new of a chunk when the rest was taken before', async () => {
    const known = rig.record('a', 1);
    await take(projecting(write), delivered([known]));
    await take(projecting(write), delivered([rig.record('b', 1), known, rig.record('a', 2)]));

    expect(taken).toEqual([['a'], ['b', 'a']]);
  });

  it('adds statements that wait for no answer', async () => {
    const handlers = projecting((events, tx) => {
      tx.send('insert into effect (key, version) select key, 1 from unnest($1::text[]) as given (key)', [
        events.map(({ orderId }) => orderId),
      ]);
      return Promise.resolve();
    });
    const chunk = delivered([rig.record('a', 1)]);
    await take(handlers, chunk);
    await take(handlers, chunk);

    expect(await rig.effectsByKey()).toEqual({ a: [1] });
  });

  it('takes the events of each topic of a chunk at once', async () => {
    const other = await rig.anotherTopic();
    const handlers = new Map([...projecting(write), ...projecting(write, other)]);
    const ofOther = (key: string) => rig.record(key, 1, uuidv7(), other);
    const chunk = delivered([ofOther('a'), rig.record('b', 1), rig.record('c', 1), ofOther('d')]);

    expect(await take(handlers, chunk)).toEqual({ done: 4 });
    expect(taken).toEqual([
      ['a', 'd'],
      ['b', 'c'],
    ]);
  });

  it('loses nothing but the bad event of a chunk', async () => {
    const handlers = projecting(async (events, tx) => {
      await write(events, tx);
      if (events.some(({ orderId }) => orderId === 'bad')) throw new PermanentError('never');
    });
    const chunk = delivered(['a', 'b', 'bad', 'c', 'd'].map((key) => rig.record(key, 1)));

    expect(await take(handlers, chunk)).toEqual({ done: 5 });
    expect(Object.keys(await rig.effectsByKey()).toSorted()).toEqual(['a', 'b', 'c', 'd']);
    expect(await rig.parked()).toMatchObject([{ order_key: 'bad', stage: 'dead' }]);
  });

  it('does not get what waits behind an earlier event of its key', async () => {
    const failing = projecting(() => Promise.reject(new PermanentError('never')));
    await take(failing, delivered([rig.record('a', 1)]));
    await take(projecting(write), delivered([rig.record('a', 2), rig.record('b', 1)]));

    expect(taken).toEqual([['b']]);
    expect(await rig.parked()).toMatchObject([{ blocked: false }, { blocked: true }]);
  });

  it.each([
    ['the outbox', `insert into outbox (topic) values ('x')`],
    ['the log of processed events', 'delete from processed_event'],
    ['the ledger', 'delete from parked_event'],
    ['tables of its own making', 'create table public.smuggled ()'],
  ])('has no right to %s', async (_, statement) => {
    const handlers = projecting(async (events, tx) => {
      await write(events, tx);
      await tx.query(statement);
    });
    await take(handlers, delivered([rig.record('a', 1)]));

    expect(await rig.effects()).toEqual([]);
    const [row] = await rig.database.query('select error_message from parked_event');
    expect(row).toMatchObject({ error_message: expect.stringContaining('permission denied') });
  });

  it('gives the rights back for what comes after it in the transaction', async () => {
    const [row] = await rig.database.transaction(async (tx) => {
      await asProjector(tx, async () => undefined);
      return tx.query('select current_user = session_user as same');
    });
    expect(row).toEqual({ same: true });
  });
});
