import { describe, expect, it } from '@jest/globals';
import { createTestDatabase, directions, eventually, StallingProxy } from '@shop/testing';
import { Database, isDatabaseUnavailable } from '../src/index.js';

const PIPELINES = [true, false];
const TEN = Array.from({ length: 10 });
/** Much longer than a connection has, and much shorter than any other test. */
const GIVEN_UP_WITHIN_MS = 30_000;

interface Site {
  /** A pool that gives a statement up 5 seconds after its time limit. */
  database: Database;
  proxy: StallingProxy;
  /** Past the proxy. */
  direct: Database;
}

/** A test with a database of its own: those that mostly wait can do so at once. */
function behindProxy(pipeline: boolean, play: (site: Site) => Promise<void>): () => Promise<void> {
  return async () => {
    const { database: direct, drop } = await createTestDatabase({ migrations: [], pipeline });
    const proxy = await StallingProxy.start(direct.options.url);
    const url = proxy.through(direct.options.url);
    const database = new Database({ ...direct.options, url, statementTimeoutMs: 4_000 });
    try {
      await direct.query('create table thing (name text primary key, count int not null)');
      await database.connect();
      await play({ database, proxy, direct });
    } finally {
      await database.close();
      await proxy.close();
      await drop();
    }
  };
}

describe.each(PIPELINES)('A pool (pipeline: %s) whose connections fall silent', (pipeline) => {
  it.concurrent.each(directions)(
    'fails what waits, as a database that is away, and opens others (%s)',
    (direction) =>
      behindProxy(pipeline, async ({ database, proxy }) => {
        await Promise.all(TEN.map(() => database.query('select pg_sleep(0.1)')));
        proxy.stall(direction);
        const errors = await Promise.all(
          TEN.map(() => database.query('select 1').catch((error: unknown) => error)),
        );
        expect(errors.map(isDatabaseUnavailable)).toEqual(TEN.map(() => true));
        expect(await database.query('select 1 as one')).toEqual([{ one: 1 }]);
      })(),
  );

  it.concurrent.each(directions)(
    'fails whoever waits for one that is silent from the beginning, and opens another (%s)',
    (direction) =>
      behindProxy(pipeline, async ({ database, proxy }) => {
        const hurried = new Database({ ...database.options, connectWithinMs: 2_000 });
        proxy.stallNext(direction);
        const error: unknown = await hurried.query('select 1').catch((thrown: unknown) => thrown);
        expect(isDatabaseUnavailable(error)).toBe(true);
        expect(await hurried.query('select 1 as one')).toEqual([{ one: 1 }]);
        await hurried.close();
      })(),
    GIVEN_UP_WITHIN_MS,
  );

  it.concurrent(
    'does not say that a transaction is lost whose commit may have been carried out',
    behindProxy(pipeline, async ({ database, proxy, direct }) => {
      const unknown = database.transaction(async (tx) => {
        await tx.query(`insert into thing values ('teapot', 1)`);
        proxy.stall('toClient');
      });
      await expect(unknown).rejects.toThrow(
        'while committing: whether the transaction took effect is unknown',
      );
      expect(await direct.query('select name from thing')).toEqual([{ name: 'teapot' }]);
    }),
  );

  it.concurrent(
    'gives up a transaction, whose locks others get before their own time is over',
    behindProxy(pipeline, async ({ database, proxy, direct }) => {
      await direct.query(`insert into thing values ('kettle', 0)`);
      const update = 'update thing set count = count + 1';
      const locked = Promise.withResolvers<void>();
      const outcome = database
        .transaction(async (tx) => {
          await tx.query(update);
          proxy.stall();
          locked.resolve();
          await tx.query(update);
        })
        .catch((error: unknown) => error);
      await locked.promise;
      const other = new Database({ ...database.options, url: direct.options.url });
      await other.connect();
      await other.query(update);
      await other.close();
      expect(isDatabaseUnavailable(await outcome)).toBe(true);
      expect(await direct.query('select count from thing')).toEqual([{ count: 1 }]);
    }),
  );
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
