import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, eventually } from '@shop/testing';
import { isDatabaseUnavailable, type Database, type Transaction } from '../src/index.js';

describe.each([true, false])('A transaction (pipeline: %s) whose connection breaks', (pipeline) => {
  let database: Database;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    ({ database, drop } = await createTestDatabase({ migrations: [], pipeline }));
  });
  afterAll(() => drop());

  it('says so, whatever its next statement fails with', async () => {
    const lost = database.transaction(async (tx) => {
      await breakConnectionOf(tx, database);
      await tx.query('select 1');
    });
    expect(isDatabaseUnavailable(await lost.catch((error: unknown) => error))).toBe(true);
  });

  it('leaves the pool able to work', async () => {
    expect(await database.transaction((tx) => tx.query('select 1 as one'))).toEqual([{ one: 1 }]);
  });
});

async function breakConnectionOf(tx: Transaction, database: Database): Promise<void> {
  const [session] = await tx.query<{ pid: number }>('select pg_backend_pid() as pid');
  await database.query('select pg_terminate_backend($1)', [session?.pid]);
  await eventually(
    () => tx.query('select 1').then(String, String),
    (outcome) => outcome.includes('already released'),
    'TypeORM did not notice',
  );
}
