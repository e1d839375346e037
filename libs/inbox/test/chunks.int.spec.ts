import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { orderCancelled } from '@shop/contracts';
import type { Database } from '@shop/database';
import { publishSchemas } from '@shop/messaging';
import { uniqueName } from '@shop/testing';
import { uuidv7 } from '@shop/uuid';
import { toDelivery } from '../src/delivery.js';
import { ChunkProcessor, PermanentError, recordProcessed } from '../src/index.js';
import { ConsumerRig, delivered } from './consumer-rig.js';
import { untilSomebodyWaits } from './replay-fixture.js';

let rig: ConsumerRig;

beforeEach(async () => {
  rig = await ConsumerRig.create();
});
afterEach(() => rig.close());

describe('a chunk', () => {
  it('is handled in order, in one transaction', async () => {
    const transactions = new Set<string>();
    rig.handle = async (_, { tx }) => {
      const [row] = await tx.query<{ id: string }>('select pg_current_xact_id()::text as id');
      transactions.add(row?.id ?? '');
    };
    const outcome = await new ChunkProcessor(rig.processing).handle(
      delivered([rig.record('a', 1), rig.record('b', 1), rig.record('a', 2)]),
    );
    expect(outcome).toEqual({ done: 3 });
    expect((await rig.effects()).map(({ key, version }) => `${key}${version}`)).toEqual(['a1', 'b1', 'a2']);
    expect(transactions.size).toBe(1);
  });

  it('is recorded by statements that its session has prepared', async () => {
    let prepared: object[] = [];
    rig.handle = async (_, { tx }) => {
      prepared = await tx.query(
        `select from pg_prepared_statements where statement ~ '(insert into processed|from parked)_event'`,
      );
    };
    await new ChunkProcessor(rig.processing).handle(delivered([rig.record('a', 1)]));
    expect(prepared).toHaveLength(2);
  });

  it('is handled in a transaction for each event where the handler asks for that', async () => {
    const alone = await ConsumerRig.create({ transaction: 'event' });
    const transactions = new Set<string>();
    alone.handle = async (_, { tx }) => {
      const [row] = await tx.query<{ id: string }>('select pg_current_xact_id()::text as id');
      transactions.add(row?.id ?? '');
    };
    await new ChunkProcessor(alone.processing).handle(
      delivered([alone.record('a', 1), alone.record('b', 1)]),
    );
    await alone.close();
    expect(transactions.size).toBe(2);
  });

  it('has each effect once when it is delivered again, as after a crash between commit and offset', async () => {
    const chunk = delivered([rig.record('a', 1), rig.record('b', 1)]);
    const processor = new ChunkProcessor(rig.processing);
    await processor.handle(chunk);
    expect(await processor.handle(chunk)).toEqual({ done: 2 });
    expect(await rig.effects()).toHaveLength(2);
  });

  it('has one effect for two copies within it', async () => {
    const copy = rig.record('a', 1);
    await new ChunkProcessor(rig.processing).handle(delivered([copy, copy]));
    expect(await rig.effects()).toHaveLength(1);
  });

  it('has one effect when two members take it at once', async () => {
    const chunk = delivered(Array.from({ length: 20 }, (_, index) => rig.record(`key-${index}`, 1)));
    const members = [1, 2, 3].map(() => new ChunkProcessor(rig.processing).handle(chunk));
    expect(await Promise.all(members)).toEqual([{ done: 20 }, { done: 20 }, { done: 20 }]);
    expect(await rig.effects()).toHaveLength(20);
  });

  it('waits for a member that is parking one of its events, and parks what comes later of the key behind it', async () => {
    const chunk = delivered([rig.record('a', 1), rig.record('a', 2)]);
    const { database, group, handlers, parking } = rig.processing;
    const [parked, commit] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const other = database.transaction(async (tx) => {
      const [first] = chunk.map((record) => toDelivery(record, handlers));
      if (!first) return;
      await recordProcessed(tx, group, [first]);
      await parking.park(tx, first, new Error('never'), 'poison', 1);
      parked.resolve();
      await commit.promise;
    });
    await parked.promise;
    const outcome = new ChunkProcessor(rig.processing).handle(chunk);
    await untilSomebodyWaits(rig);
    commit.resolve();
    await other;

    expect(await outcome).toEqual({ done: 2 });
    expect(await rig.effects()).toEqual([]);
    expect((await rig.parked()).map(({ blocked }) => blocked)).toEqual([false, true]);
  });

  it('lets a bad event cost only itself', async () => {
    rig.handle = async ({ orderId }) => {
      if (orderId === 'bad') throw new PermanentError('never');
    };
    const outcome = await new ChunkProcessor(rig.processing).handle(
      delivered([rig.record('a', 1), rig.record('bad', 1), rig.record('b', 1)]),
    );
    expect(outcome).toEqual({ done: 3 });
    expect(Object.keys(await rig.effectsByKey())).toEqual(['a', 'b']);
    expect(await rig.parked()).toEqual([{ order_key: 'bad', stage: 'dead', blocked: false, attempts: 1 }]);
  });

  it('is taken apart by halves for one bad event, not one by one', async () => {
    const transactions = new Set<string>();
    rig.handle = async ({ orderId }, { tx }) => {
      const [row] = await tx.query<{ id: string }>('select pg_current_xact_id()::text as id');
      transactions.add(row?.id ?? '');
      if (orderId === 'key-40') throw new PermanentError('never');
    };
    const chunk = delivered(Array.from({ length: 64 }, (_, index) => rig.record(`key-${index}`, 1)));
    expect(await new ChunkProcessor(rig.processing).handle(chunk)).toEqual({ done: 64 });
    expect(await rig.effects()).toHaveLength(63);
    expect(transactions.size).toBeLessThan(20);
  });

  it('takes what succeeds at the second attempt for a success', async () => {
    let failures = 1;
    rig.handle = async () => {
      if (failures-- > 0) throw new Error('not yet');
    };
    // A chunk of one, so that the second attempt is the first one by one.
    await new ChunkProcessor(rig.processing).handle(delivered([rig.record('a', 1)]));
    expect(await rig.effectsByKey()).toEqual({ a: [1] });
    expect(await rig.parked()).toEqual([]);
  });

  it('parks an event that cannot be read, once, whether it has an id or not', async () => {
    const unreadable = { ...rig.record('a', 1), value: Buffer.from('nonsense') };
    const anonymous = { ...rig.record('b', 1, uuidv7()), headers: { ce_type: 'something' } };
    const chunk = delivered([unreadable, anonymous]);
    const processor = new ChunkProcessor(rig.processing);
    await processor.handle(chunk);
    await processor.handle(chunk);
    expect(await rig.database.query('select order_key, error_class from parked_event order by seq')).toEqual([
      { order_key: 'a', error_class: 'UNDECODABLE_EVENT' },
      { order_key: 'b', error_class: 'MALFORMED_ENVELOPE' },
    ]);
  });

  it('parks an event whose headers and value do not agree on what it is', async () => {
    const [foreign, own] = [{ ...orderCancelled, name: uniqueName('facts') }, rig.record('a', 1)];
    const [schema] = await publishSchemas(rig.serde.registry, [foreign]);
    const value = Buffer.from(own.value ?? []);
    value.writeInt32BE(schema?.id ?? 0, 1);
    const ofAnotherSchema = { ...own, value };
    const ofAnotherType = rig.record('b', 1);
    ofAnotherType.headers['ce_type'] = foreign.schema.typeName;
    await new ChunkProcessor(rig.processing).handle(
      delivered([ofAnotherSchema, ofAnotherType, rig.record('c', 1)]),
    );
    expect(await rig.effectsByKey()).toEqual({ c: [1] });
    expect(await rig.database.query('select stage, attempts, error_class from parked_event')).toEqual(
      Array.from({ length: 2 }, () => ({ stage: 'dead', attempts: 1, error_class: 'UNDECODABLE_EVENT' })),
    );
  });

  it('does not park what another member has handled meanwhile', async () => {
    const chunk = delivered([rig.record('a', 1)]);
    rig.handle = () => Promise.reject(new PermanentError('never, by this member'));
    let transactions = 0;
    const transaction: Database['transaction'] = async (work) => {
      transactions += 1;
      if (transactions === 2) {
        // Between the failure and the parking, as when its partition has moved.
        rig.handle = () => Promise.resolve();
        await new ChunkProcessor(rig.processing).handle(chunk);
      }
      return rig.database.transaction(work);
    };
    const database = Object.create(rig.database, { transaction: { value: transaction } }) as Database;

    const outcome = await new ChunkProcessor({ ...rig.processing, database }).handle(chunk);
    expect([outcome, transactions]).toEqual([{ done: 1 }, 2]);
    expect(await rig.effectsByKey()).toEqual({ a: [1] });
    expect(await rig.parked()).toEqual([]);
  });

  it('parks what PostgreSQL could not store as it is', async () => {
    const hostile = { ...rig.record('nul', 1), key: 'a\0b', value: Buffer.from('nonsense\0') };
    rig.handle = async () => {
      throw new PermanentError('an error with a \0 in it');
    };
    const chunk = delivered([hostile, rig.record('other', 1)]);
    expect(await new ChunkProcessor(rig.processing).handle(chunk)).toEqual({ done: 2 });
    expect(await rig.parked()).toHaveLength(2);
  });
});

describe('a bad time', () => {
  it('parks nothing when most of what comes fails, and goes on when it works again', async () => {
    let broken = true;
    rig.handle = async () => {
      if (broken) throw new Error('everything fails');
    };
    const processor = new ChunkProcessor(rig.processing);
    for (let index = 0; index < 20; index += 1) rig.processing.circuit.recordSuccess();
    const chunk = delivered(Array.from({ length: 30 }, (_, index) => rig.record(`key-${index}`, 1)));
    const outcome = await processor.handle(chunk);
    expect(outcome.done).toBeLessThan(30);
    expect(outcome.retryIn).toBeGreaterThan(0);
    expect((await rig.parked()).filter(({ stage }) => stage === 'dead')).toEqual([]);
    expect(rig.processing.circuit.open).toBe(true);
    broken = false;
  });
});
