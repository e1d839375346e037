import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createTestDatabase, eventually, StallingProxy } from '@shop/testing';
import { Database, isDatabaseUnavailable } from '../src/index.js';

/** Behind it a statement of these tests has been given up. */
const SILENCE_MS = 6_000;

describe.each([true, false])('A pool (pipeline: %s) whose connections fall silent', (pipeline) => {
  let direct: Database;
  let drop: () => Promise<void>;
  let proxy: StallingProxy;
  let database: Database;
  beforeAll(async () => {
    ({ database: direct, drop } = await createTestDatabase({ migrations: [], pipeline }));
    await direct.query('create table thing (name text primary key, count int not null)');
    await direct.query(`insert into thing values ('kettle', 0)`);
  });
  beforeEach(async () => {
    proxy = await StallingProxy.start(direct.options.url);
    const url = proxy.through(direct.options.url);
    database = new Database({ ...direct.options, url, statementTimeoutMs: 1_000 });
    await database.connect();
  });
  afterEach(async () => {
    await database.close();
    await proxy.close();
  });
  afterAll(() => drop());

  it.each(['both', 'toClient', 'toServer'] as const)(
    'fails what waits, as a database that is away, and opens others (%s)',
    async (direction) => {
      const ten = Array.from({ length: 10 });
      await Promise.all(ten.map(() => database.query('select pg_sleep(0.1)')));
      proxy.stall(direction);
      const errors = await Promise.all(
        ten.map(() => database.query('select 1').catch((error: unknown) => error)),
      );
      expect(errors.map(isDatabaseUnavailable)).toEqual(ten.map(() => true));
      expect(await database.query('select 1 as one')).toEqual([{ one: 1 }]);
    },
    SILENCE_MS * 3,
  );

  it(
    'does not say that a transaction is lost whose commit may have been carried out',
    async () => {
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
    },
    SILENCE_MS * 3,
  );

  it('gives up a transaction, which others need not wait for longer than for its time limit', async () => {
    const update = `update thing set count = count + 1 where name = $1`;
    const lost = database.transaction(async (tx) => {
      await tx.query(update, ['kettle']);
      proxy.stall();
      await tx.query(update, ['kettle']);
    });
    expect(isDatabaseUnavailable(await lost.catch((error: unknown) => error))).toBe(true);
    const began = performance.now();
    await direct.query(update, ['kettle']);
    expect(performance.now() - began).toBeLessThan(25_000);
    expect(await direct.query('select count from thing')).toEqual([{ count: 1 }]);
    await direct.query('update thing set count = 0');
  }, 60_000);
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
