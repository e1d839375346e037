import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, eventually, StallingProxy } from '@shop/testing';
import { Database, isDatabaseUnavailable, type Transaction } from '../src/index.js';

const DIRECTIONS = ['both', 'toClient', 'toServer'] as const;
const TEN = Array.from({ length: 10 });

type Silenced = (work: (database: Database, proxy: StallingProxy) => Promise<void>) => Promise<void>;

describe.each([true, false])('A pool (pipeline: %s) whose connections fall silent', (pipeline) => {
  let direct: Database;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    ({ database: direct, drop } = await createTestDatabase({ migrations: [], pipeline }));
    await direct.query('create table thing (name text primary key, count int not null)');
    await direct.query(`insert into thing values ('kettle', 0)`);
  });
  afterAll(() => drop());

  /** A pool that gives a statement up 5 seconds after its time limit. */
  const behindProxy: Silenced = async (work) => {
    const proxy = await StallingProxy.start(direct.options.url);
    const url = proxy.through(direct.options.url);
    const database = new Database({ ...direct.options, url, statementTimeoutMs: 4_000 });
    try {
      await database.connect();
      await work(database, proxy);
    } finally {
      await database.close();
      await proxy.close();
    }
  };

  it('fails what waits, as a database that is away, and opens others', async () => {
    const outcomes = DIRECTIONS.map((direction) =>
      behindProxy(async (database, proxy) => {
        await Promise.all(TEN.map(() => database.query('select pg_sleep(0.1)')));
        proxy.stall(direction);
        const errors = await Promise.all(
          TEN.map(() => database.query('select 1').catch((error: unknown) => error)),
        );
        expect([direction, ...errors.map(isDatabaseUnavailable)]).toEqual([
          direction,
          ...TEN.map(() => true),
        ]);
        expect(await database.query('select 1 as one')).toEqual([{ one: 1 }]);
      }),
    );
    await Promise.all(outcomes);
  });

  it('does not say that a transaction is lost whose commit may have been carried out', () =>
    behindProxy(async (database, proxy) => {
      const unknown = database.transaction(async (tx) => {
        await tx.query(`insert into thing values ($1, 1)`, ['teapot']);
        proxy.stall('toClient');
      });
      await expect(unknown).rejects.toThrow(
        'while committing: whether the transaction took effect is unknown',
      );
      expect(await direct.query(`delete from thing where name = 'teapot' returning count`)).toEqual([
        { count: 1 },
      ]);
    }));

  it('gives up a transaction, whose locks others get before their own time is over', () =>
    behindProxy(async (database, proxy) => {
      const update = `update thing set count = count + 1 where name = $1`;
      const locked = Promise.withResolvers<void>();
      const work = async (tx: Transaction): Promise<void> => {
        await tx.query(update, ['kettle']);
        proxy.stall();
        locked.resolve();
        await tx.query(update, ['kettle']);
      };
      const outcome = database.transaction(work).catch((error: unknown) => error);
      await locked.promise;
      const other = new Database({ ...database.options, url: direct.options.url });
      await other.connect();
      await other.query(update, ['kettle']);
      await other.close();
      expect(isDatabaseUnavailable(await outcome)).toBe(true);
      expect(await direct.query('select count from thing')).toEqual([{ count: 1 }]);
    }));
});

describe('A server that takes its time', () => {
  it('answers itself that it has taken too long, and keeps the connection', async () => {
    const { database, drop } = await createTestDatabase({ migrations: [] });
    const hurried = new Database({ ...database.options, poolSize: 1, statementTimeoutMs: 300 });
    await hurried.connect();
    const pid = (): Promise<unknown[]> => hurried.query('select pg_backend_pid() as pid');
    const before = await pid();
    await expect(hurried.query('select pg_sleep(5)')).rejects.toMatchObject({
      driverError: { code: '57014' },
    });
    expect(await pid()).toEqual(before);
    await hurried.close();
    await drop();
  });

  it('tells what every session of ours asks of it', async () => {
    const { database, drop } = await createTestDatabase({ migrations: [] });
    const names = [
      'idle_in_transaction_session_timeout',
      'statement_timeout',
      'tcp_user_timeout',
      'tcp_keepalives_idle',
    ];
    const settings = await eventually(
      () =>
        database.query('select name, setting from pg_settings where name = any($1) order by name', [names]),
      ({ length }) => length === names.length,
      'a setting is missing',
    );
    expect(settings).toEqual([
      { name: 'idle_in_transaction_session_timeout', setting: '20000' },
      { name: 'statement_timeout', setting: '25000' },
      { name: 'tcp_keepalives_idle', setting: '10' },
      { name: 'tcp_user_timeout', setting: '20000' },
    ]);
    await drop();
  });
});
