import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createTestDatabase } from '@shop/testing';
import { Client } from 'pg';
import { Batch } from '../src/pipeline/batch.js';
import { isUniqueViolation, type Database, type Transaction } from '../src/index.js';

const INSERT = 'insert into thing (name) values ($1)';

const ways = [
  { way: 'together', pipeline: true },
  { way: 'in turn', pipeline: false },
];

describe.each(ways)('Statements that travel $way', ({ pipeline }) => {
  let database: Database;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    ({ database, drop } = await createTestDatabase({ migrations: [], pipeline }));
    await createThings(database);
  });
  beforeEach(() => database.query('truncate thing'));
  afterAll(() => drop());

  const things = (): Promise<string[]> => namesIn(database);

  const outcomeOf = (work: (tx: Transaction) => unknown): Promise<unknown> =>
    database
      .transaction(async (tx) => {
        await work(tx);
      })
      .catch((error: unknown) => error);

  describe('A statement that nobody waits for', () => {
    it('is carried out in its turn', async () => {
      const seen = await database.transaction(async (tx) => {
        tx.send(INSERT, ['kettle']);
        const rows = await tx.query(`${INSERT} returning (select count(*)::int from thing) as before`, [
          'cup',
        ]);
        tx.send(INSERT, ['teapot']);
        return rows;
      });
      expect(seen).toEqual([{ before: 1 }]);
      expect(await things()).toEqual(['kettle', 'cup', 'teapot']);
    });

    it('comes before what TypeORM sends after it', async () => {
      await database.transaction(async (tx) => {
        tx.send(INSERT, ['kettle']);
        expect(await tx.manager.query('select name from thing')).toEqual([{ name: 'kettle' }]);
      });
    });

    it('ends the transaction with its error', async () => {
      const outcome = await outcomeOf((tx) => {
        tx.send(INSERT, ['kettle']);
        tx.send(INSERT, ['kettle']);
        tx.send(INSERT, ['cup']);
      });
      expect(isUniqueViolation(outcome)).toBe(true);
      expect(outcome).toMatchObject({ query: INSERT, parameters: ['kettle'] });
      expect(await things()).toEqual([]);
    });

    it('fails the next one, whatever is made of that', async () => {
      const outcome = await outcomeOf(async (tx) => {
        tx.send('select 1 / $1::int', [0]);
        await tx.query('select 1').catch(() => undefined);
        await tx.query(INSERT, ['kettle']).catch(() => undefined);
      });
      expect(outcome).toMatchObject({ message: 'division by zero' });
      expect(await things()).toEqual([]);
    });

    it('holds back the commit if it has a parameter that cannot be sent', async () => {
      const outcome = await outcomeOf((tx) => {
        tx.send(INSERT, ['kettle']);
        tx.send('insert into thing (name) values (upper($1))', [circle()]);
      });
      expect(outcome).toMatchObject({ message: expect.stringContaining('circular') });
      expect(await things()).toEqual([]);
    });
  });

  describe('A transaction in which nobody waits', () => {
    it('is one batch, without begin and commit', async () => {
      const writes = jest.spyOn(Client.prototype, 'query');
      await database.transaction((tx) => {
        tx.send(INSERT, ['kettle']);
        tx.send(INSERT, ['cup']);
      });
      const [[batch] = []] = writes.mock.calls as unknown[][];
      const count = writes.mock.calls.length;
      writes.mockRestore();
      // In turn: the begin, each of the two, the commit.
      expect(count).toBe(pipeline ? 1 : 4);
      if (pipeline) expect(batch).toMatchObject({ statements: [{ sql: INSERT }, { sql: INSERT }] });
      expect(await things()).toEqual(['kettle', 'cup']);
    });

    it('may have nothing to do', async () => {
      expect(await database.transaction(() => 'done')).toBe('done');
    });
  });

  describe('Statements that are asked for at once', () => {
    it('go to the server together, in their order, and have each its own answer', async () => {
      const writes = jest.spyOn(Client.prototype, 'query');
      const answers = await database.transaction((tx) =>
        Promise.all([
          tx.query(`${INSERT} returning name`, ['kettle']),
          tx.query('select count(*)::int as count from thing'),
          tx.query(`${INSERT} returning name`, ['cup']),
        ]),
      );
      // In turn: the begin, each of the three, the commit.
      expect(writes).toHaveBeenCalledTimes(pipeline ? 2 : 5);
      writes.mockRestore();
      expect(answers).toEqual([[{ name: 'kettle' }], [{ count: 1 }], [{ name: 'cup' }]]);
    });

    it('fail together', async () => {
      const outcomes = await outcomeOf(async (tx) => {
        const asked = [tx.query('select 1 / $1::int', [0]), tx.query(INSERT, ['kettle'])];
        const settled = await Promise.allSettled(asked);
        expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
      });
      expect(outcomes).toMatchObject({ message: 'division by zero' });
      expect(await things()).toEqual([]);
    });
  });

  describe('A transaction', () => {
    it('is not taken for committed when the error of one of its statements was caught', async () => {
      const outcome = await outcomeOf(async (tx) => {
        await tx.query(INSERT, ['kettle']);
        await tx.manager.query('select 1 / 0').catch(() => undefined);
      });
      expect(outcome).toMatchObject({ name: 'RolledBackError' });
      expect(await things()).toEqual([]);
    });

    it('leaves its session able to run a statement of which it could not send a parameter', async () => {
      const late = 'insert into thing (name) values (lower($1))';
      await outcomeOf((tx) => tx.query(late, [circle()]));
      await database.transaction((tx) => tx.query(late, ['CUP']));
      expect(await things()).toEqual(['cup']);
    });

    it('takes no statement once it has ended', async () => {
      let kept: Transaction | undefined;
      await database.transaction(async (tx) => {
        await tx.query(INSERT, ['kettle']);
        kept = tx;
      });
      expect(() => kept?.send(INSERT, ['cup'])).toThrow('released');
    });

    it('carries out what is sent at once before it rolls back', async () => {
      const outcome = await outcomeOf((tx) => {
        void tx.query(INSERT, ['kettle']);
        void tx.query(INSERT, ['cup']);
        throw new Error('no tea');
      });
      expect(outcome).toMatchObject({ message: 'no tea' });
      expect(await things()).toEqual([]);
    });
  });
});

describe('A batch', () => {
  let client: Client;
  let database: Database;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    ({ database, drop } = await createTestDatabase({ migrations: [] }));
    await createThings(database);
    client = new Client({ connectionString: database.options.url });
    await client.connect();
  });
  beforeEach(() => database.query('truncate thing'));
  afterAll(async () => {
    await client.end();
    await drop();
  });

  const things = (): Promise<string[]> => namesIn(database);

  const run = (...statements: [sql: string, ...parameters: unknown[]][]): Promise<unknown> => {
    const batch = new Batch(statements.map(([sql, ...parameters]) => ({ sql, parameters })));
    client.query(batch);
    return batch.answer.catch((error: unknown) => error);
  };

  it('leaves out what comes after a statement that failed, so that nothing follows a begin that did', async () => {
    await run(['select 1 / $1::int', 0], [INSERT, 'kettle']);
    expect(await things()).toEqual([]);
  });

  it('leaves its session able to run what it has left out, and what failed', async () => {
    const late = 'insert into thing (name) values (lower($1))';
    await run(['select 2 / $1::int', 0], [late, 'CUP']);
    await run([late, circle()]);
    expect(await run(['select 2 / $1::int as one', 2], [late, 'CUP'])).toHaveLength(2);
    expect(await things()).toEqual(['cup']);
  });

  it('may have the same statement twice', async () => {
    const twice = 'insert into thing (name) values ($1 || $1)';
    await run([twice, 'cup'], [twice, 'pot']);
    expect(await things()).toEqual(['cupcup', 'potpot']);
  });
});

async function createThings(database: Database): Promise<void> {
  await database.query('create table thing (name text primary key, place int generated always as identity)');
}

async function namesIn(database: Database): Promise<string[]> {
  const rows = await database.query<{ name: string }>('select name from thing order by place');
  return rows.map(({ name }) => name);
}

function circle(): object {
  const circle: Record<string, unknown> = {};
  circle['self'] = circle;
  return circle;
}
