import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase } from '@shop/testing';
import { Database } from '../src/index.js';

const SECONDS = 8;

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
    const until = performance.now() + SECONDS * 1_000;
    let ended = 0;
    const end = async (): Promise<void> => {
      while (performance.now() < until) {
        const rows = await database.query(
          `select pg_terminate_backend(pid) from pg_stat_activity
           where application_name = 'victims' and datname = current_database()`,
        );
        ended += rows.length;
      }
    };
    const work = async (): Promise<void> => {
      while (performance.now() < until) {
        await victims.transaction((tx) => tx.query('select 1')).catch(() => undefined);
      }
    };
    // An error that nobody listens to ends the process, or here the test.
    await Promise.all([end(), ...Array.from({ length: 10 }, work)]);
    await victims.close();
    expect(ended).toBeGreaterThan(100);
  }, 30_000);
});
