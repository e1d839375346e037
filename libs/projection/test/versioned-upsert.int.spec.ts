import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Database } from '@shop/database';
import { createTestDatabase } from '@shop/testing';
import * as fc from 'fast-check';
import { ProjectionTransaction, versionedUpsert } from '../src/index.js';

interface OrderPart {
  id: string;
  orderVersion: number;
  status: string;
  placedAt?: Date;
  lines?: object[];
}

interface ParcelPart {
  id: string;
  parcelVersion: number;
  carrier: string;
}

const upsertOrders = versionedUpsert<OrderPart>({
  table: 'shown',
  key: 'id',
  version: 'orderVersion',
  columns: { id: 'text', orderVersion: 'int', status: 'text', placedAt: 'timestamptz', lines: 'jsonb' },
});

const upsertParcels = versionedUpsert<ParcelPart>({
  table: 'shown',
  key: 'id',
  version: 'parcelVersion',
  columns: { id: 'text', parcelVersion: 'int', carrier: 'text' },
});

/** Notes on an order, by anyone and in no order. */
const upsertNotes = versionedUpsert<{ id: string; note: string }>({
  table: 'shown',
  key: 'id',
  columns: { id: 'text', note: 'text' },
});

const placed = { id: 'a', orderVersion: 1, status: 'PLACED', placedAt: new Date(1_000), lines: [{ of: 2 }] };
const cancelled = { id: 'a', orderVersion: 2, status: 'CANCELLED' };
const returned = { id: 'a', orderVersion: 3, status: 'RETURNED' };

const ended = {
  id: 'a',
  order_version: 3,
  status: 'RETURNED',
  placed_at: placed.placedAt,
  lines: placed.lines,
  parcel_version: 0,
  carrier: null,
  note: null,
};

describe('a versioned upsert', () => {
  let database: Database;
  let drop: () => Promise<void>;

  beforeAll(async () => {
    ({ database, drop } = await createTestDatabase({ migrations: [] }));
    await database.query(`
      create table shown (
        id text primary key,
        order_version int not null default 0, status text, placed_at timestamptz, lines jsonb,
        parcel_version int not null default 0, carrier text,
        note text
      )`);
  });
  afterAll(() => drop());
  beforeEach(async () => {
    await database.query('truncate shown');
  });

  const rows = (): Promise<unknown[]> => database.query('select * from shown order by id');

  /** Each chunk is one statement. */
  async function givenChunks(...chunks: OrderPart[][]): Promise<void> {
    for (const chunk of chunks) {
      await database.transaction((tx) => upsertOrders(new ProjectionTransaction(tx), chunk));
    }
  }

  it('changes nothing for an older fact that comes later, or for one that comes again', async () => {
    await givenChunks([placed], [cancelled], [returned]);
    expect(await rows()).toEqual([ended]);

    await givenChunks([placed], [returned], [cancelled], [placed, cancelled]);
    expect(await rows()).toEqual([ended]);
  });

  it('leaves the same rows in whatever order and chunks facts come, and however often', async () => {
    const facts = [placed, cancelled, returned];
    const arrivals = fc.shuffledSubarray([...facts, ...facts], { minLength: 2 * facts.length });

    await fc.assert(
      fc.asyncProperty(arrivals, fc.nat(6), async (arrived, cut) => {
        await database.query('truncate shown');
        await givenChunks(arrived.slice(0, cut), arrived.slice(cut));
        expect(await rows()).toEqual([ended]);
      }),
      { numRuns: 30 },
    );
  });

  it('guards each part of a row by the version of that part', async () => {
    await givenChunks([cancelled]);
    await database.transaction((tx) => {
      const projection = new ProjectionTransaction(tx);
      upsertParcels(projection, [{ id: 'a', parcelVersion: 1, carrier: 'Post' }]);
      upsertNotes(projection, [{ id: 'a', note: 'urgent' }]);
    });

    expect(await rows()).toMatchObject([
      { order_version: 2, status: 'CANCELLED', parcel_version: 1, carrier: 'Post', note: 'urgent' },
    ]);
  });

  it('writes the rows of a chunk at once, and does nothing for none', async () => {
    const ids = Array.from({ length: 100 }, (_, index) => `order-${index}`);
    await givenChunks(
      ids.map((id) => ({ ...placed, id })),
      [],
    );

    expect(await rows()).toHaveLength(100);
  });
});
