import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase } from '@shop/testing';
import { Database } from '../src/index.js';

/** So many that each moment of a session's life is met. */
const ENDED = 500;

describe('Sessions that are ended at once', () => {
  let database: Database;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    ({ database, drop } = await createTestDatabase({ migrations: [] }));
  });
  afterAll(() => drop());

  it('fail whoever has asked for them, and nobody else', async () => {
    const victims = new Database({ ...database.options, name: 'victims' });
    await victims.connect();
    const over = new AbortController();
    const end = async (): Promise<void> => {
      for (let ended = 0; ended < ENDED;) {
        const rows = await database.query(
          `select pg_terminate_backend(pid) from pg_stat_activity
           where application_name = 'victims' and datname = current_database()`,
        );
        ended += rows.length;
      }
      over.abort();
    };
    const work = async (): Promise<void> => {
      while (!over.signal.aborted) {
        await victims.transaction((tx) => tx.query('select 1')).catch(() => undefined);
      }
    };
    // An error that nobody listens to ends the process, or here the test.
    await Promise.all([end(), ...Array.from({ length: 10 }, work)]);
    await victims.close();
    expect(await database.query('select 1 as one')).toEqual([{ one: 1 }]);
  });
});
