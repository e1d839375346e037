import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createTestDatabase } from '@shop/testing';
import type { Database } from '@shop/database';
import { columnsOf } from '../src/rebuild/columns.js';
import { compareTable, type Pace } from '../src/rebuild/comparison.js';

let database: Database;
let drop: () => Promise<void>;

beforeEach(async () => {
  ({ database, drop } = await createTestDatabase({ migrations: [] }));
  await database.query('create table seen (id int primary key, said text)');
  await database.query('create schema next');
  await database.query('create table next.seen (like seen including all)');
  await database.query(`insert into next.seen select id, 'right' from generate_series(1, 30) id`);
});
afterEach(() => drop());

describe('a comparison that looks at a few rows at a time', () => {
  it('finds what is wrong behind rows that the live group has yet to write', async () => {
    const [live] = await compare(5, `insert into seen select id, 'right' from generate_series(1, 29) id`);
    expect(live).toMatchObject({
      counts: { live: 29, rebuilt: 30 },
      differing: 1,
      undecided: 0,
      cutOff: false,
    });
    expect(live?.differences).toMatchObject([{ key: '30', kind: 'only rebuilt' }]);
  });

  it('says that there may be more', async () => {
    const [live] = await compare(5, `insert into seen select id, 'wrong' from generate_series(1, 30) id`);
    expect(live).toMatchObject({ differing: 5, undecided: 0, cutOff: true });
  });
});

/** Compares with a live group that does no more than this, and only when it is waited for. */
async function compare(most: number, work: string) {
  const columns = await columnsOf(database, 'public', 'seen');
  let waits = 0;
  const pace: Pace = {
    ends: async () => [],
    bothReach: async () => {
      if ((waits += 1) === 1) await database.query(work);
      return true;
    },
    parkedOf: async () => [],
    deadline: Date.now() + 60_000,
  };
  const table = { name: 'seen', live: 'public', schema: 'next', columns };
  return [await compareTable(database, table, pace, most)];
}
