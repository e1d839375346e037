import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createTestDatabase, PATIENTLY, Pooler } from '@shop/testing';
import { Database, isUniqueViolation } from '../src/index.js';

const CLIENTS = 10;
const TRANSACTIONS = 20;

// With `PGBOUNCER_KEEPING=<its path>`; npm test looks for it.
const whereThereIsOne = Pooler.keepingProgram === undefined ? describe.skip : describe;

whereThereIsOne.each([true, false])(
  'A pool (pipeline: %s) behind PgBouncer in transaction mode',
  (pipeline) => {
    let direct: Database;
    let drop: () => Promise<void>;
    let pooler: Pooler;
    let pooled: Database;
    beforeEach(async () => {
      ({ database: direct, drop } = await createTestDatabase({ migrations: [] }));
      await direct.query('create table thing (name text primary key, count int not null)');
      await direct.query(`insert into thing values ('kettle', 0)`);
      pooler = await Pooler.start(direct.options.url, { mode: 'transaction', keepsStatements: true });
      const url = pooler.through(direct.options.url);
      pooled = new Database({ ...PATIENTLY, name: 'pooled', url, pipeline });
    });
    afterEach(async () => {
      await pooled.close();
      await pooler.stop();
      await drop();
    });

    /** Counts one more, and says which session has done it. */
    function count(name: string): Promise<number | undefined> {
      return pooled.transaction(async (tx) => {
        tx.send('update thing set count = count + $1 where name = $2', [1, name]);
        const rows = await tx.query<{ pid: number }>(
          'select pg_backend_pid() as pid from thing where name = $1',
          [name],
        );
        return rows[0]?.pid;
      });
    }

    async function counted(): Promise<unknown[]> {
      return pooled.query('select name, count from thing order by name');
    }

    it('does its transactions on whichever session each of them comes to', async () => {
      const sessions = new Set<number | undefined>();
      const client = async (): Promise<void> => {
        for (let done = 0; done < TRANSACTIONS; done += 1) sessions.add(await count('kettle'));
      };
      await Promise.all(Array.from({ length: CLIENTS }, client));
      expect(sessions.size).toBeGreaterThan(1);
      expect(await counted()).toEqual([{ name: 'kettle', count: CLIENTS * TRANSACTIONS }]);
    });

    it('rolls back what fails, and goes on', async () => {
      const insert = 'insert into thing (name, count) values ($1, $2)';
      const twice = pooled.transaction(async (tx) => {
        tx.send(insert, ['teapot', 1]);
        await tx.query(insert, ['kettle', 1]);
      });
      const error: unknown = await twice.catch((thrown: unknown) => thrown);
      expect(isUniqueViolation(error, 'thing_pkey')).toBe(true);
      await count('kettle');
      expect(await counted()).toEqual([{ name: 'kettle', count: 1 }]);
    });
  },
);
