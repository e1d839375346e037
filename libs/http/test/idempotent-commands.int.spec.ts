import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { WriteDatabase } from '@shop/database';
import { createLogger } from '@shop/telemetry';
import { createTestDatabase, eventually, PATIENTLY, uniqueName, type TestDatabase } from '@shop/testing';
import { Client } from 'pg';
import { KeptAnswerUpkeep } from '../src/idempotency/kept-answer-upkeep.js';
import { IdempotentCommands, idempotencyMigrations, type CommandRequest } from '../src/index.js';

const HOUR_MS = 3_600_000;

describe('a repeated command', () => {
  let test: TestDatabase<WriteDatabase>;
  let commands: IdempotentCommands;

  beforeAll(async () => {
    test = await createTestDatabase({ migrations: idempotencyMigrations, as: WriteDatabase });
    await test.database.query('create table effect (name text not null)');
    commands = new IdempotentCommands(test.database);
  });
  afterAll(() => test.drop());

  function aCommand(key?: string, fingerprint = 'a request') {
    const headers: Record<string, string> = {};
    const reply = { header: (name: string, value: string) => (headers[name] = value) };
    const idempotency = key === undefined ? undefined : { key, fingerprint };
    const command: CommandRequest = { now: new Date(), idempotency, ifMatch: undefined, reply };
    return { command, headers };
  }

  function run({ command }: { command: CommandRequest }, name: string, pause?: () => Promise<void>) {
    return commands.run(command, async (tx) => {
      await tx.query('insert into effect values ($1)', [name]);
      await pause?.();
      return { headers: { location: `/${name}` }, body: { b: name, a: new Date(0) } };
    });
  }

  /** A command that fails before it has asked the database anything. */
  function refused({ command }: { command: CommandRequest }) {
    return commands.run(command, () => Promise.reject(new Error('refused')));
  }

  /** A command that is under way until the test lets it succeed or fail. */
  async function underWay(key: string, name: string) {
    const [begun, end] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const answer = run(aCommand(key), name, () => {
      begun.resolve();
      return end.promise;
    });
    answer.catch(() => undefined);
    await begun.promise;
    return { answer, succeed: end.resolve, fail: end.reject };
  }

  const effects = async (name: string) =>
    (await test.database.query('select 1 from effect where name = $1', [name])).length;

  const untilOneWaits = () =>
    eventually(
      () =>
        test.database.query(
          `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        ),
      ({ length }) => length === 1,
      'nobody waited for the first one',
    );

  it('is carried out once, and gets the same answer', async () => {
    const [key, name] = [uniqueName('key'), uniqueName('effect')];
    const [first, second] = [aCommand(key), aCommand(key)];
    const bodies = [await run(first, name), await run(second, name)];

    expect(JSON.stringify(bodies[1])).toBe(JSON.stringify(bodies[0]));
    expect(first.headers).toEqual({ location: `/${name}` });
    expect(second.headers).toEqual({ location: `/${name}`, 'idempotent-replayed': 'true' });
    expect(await effects(name)).toBe(1);
  });

  it('are carried out each time without a key', async () => {
    const name = uniqueName('effect');
    await run(aCommand(), name);
    await run(aCommand(), name);

    expect(await effects(name)).toBe(2);
  });

  it('are refused when they are others', async () => {
    const [key, name] = [uniqueName('key'), uniqueName('effect')];
    await run(aCommand(key), name);

    await expect(run(aCommand(key, 'another request'), name)).rejects.toMatchObject({
      status: 422,
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
    expect(await effects(name)).toBe(1);
  });

  it('wait for the one that is under way, and get its answer', async () => {
    const [key, name] = [uniqueName('key'), uniqueName('effect')];
    const first = await underWay(key, name);
    const later = aCommand(key);
    const second = run(later, 'never');
    await untilOneWaits();
    first.succeed();

    expect(JSON.stringify(await second)).toBe(JSON.stringify(await first.answer));
    expect(later.headers).toHaveProperty('idempotent-replayed');
    expect([await effects(name), await effects('never')]).toEqual([1, 0]);
  });

  it('get the first answer also when they would be refused by now', async () => {
    const [key, name] = [uniqueName('key'), uniqueName('effect')];
    const body = await run(aCommand(key), name);

    expect(JSON.stringify(await refused(aCommand(key)))).toBe(JSON.stringify(body));
    await expect(refused(aCommand(key, 'another request'))).rejects.toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
    await expect(refused(aCommand(uniqueName('key')))).rejects.toThrow('refused');
  });

  it('get the first answer on the connection that finds their key taken, before others that wait for one', async () => {
    const [key, name] = [uniqueName('key'), uniqueName('effect')];
    await run(aCommand(key), name);
    const busy = new WriteDatabase({ ...PATIENTLY, name, url: test.url, poolSize: 1 });
    try {
      const release = Promise.withResolvers<void>();
      const served: string[] = [];
      const holder = busy.transaction(() => release.promise);
      const again = new IdempotentCommands(busy).run(aCommand(key).command, (tx) =>
        tx.query('insert into effect values ($1)', [name]).then(() => ({ body: {} })),
      );
      const next = busy.query('select 1').then(() => served.push('next'));
      release.resolve();
      await Promise.all([holder, again.then(() => served.push('again')), next]);

      expect(served).toEqual(['again', 'next']);
    } finally {
      await busy.close();
    }
  });

  it('wait for the one that is under way also when they would be refused at once', async () => {
    const [key, name] = [uniqueName('key'), uniqueName('effect')];
    const first = await underWay(key, name);
    const second = refused(aCommand(key));
    await untilOneWaits();
    first.succeed();

    expect(JSON.stringify(await second)).toBe(JSON.stringify(await first.answer));
  });

  it('go to the database in one go when their work asks it nothing', async () => {
    const [key, name] = [uniqueName('key'), uniqueName('effect')];
    const flushes = jest.spyOn(Client.prototype, 'query');
    const { command, headers } = aCommand(key);
    const answer = () =>
      commands.run(command, async (tx) => {
        tx.send('insert into effect values ($1)', [name]);
        return Promise.resolve({ body: name });
      });
    await answer();
    expect(flushes).toHaveBeenCalledTimes(1);
    flushes.mockRestore();

    expect(await answer()).toBe(name);
    expect(headers).toHaveProperty('idempotent-replayed');
    expect(await effects(name)).toBe(1);
  });

  it('are carried out after all when the one under way fails, which leaves nothing', async () => {
    const [key, failing, name] = [uniqueName('key'), uniqueName('effect'), uniqueName('effect')];
    const first = await underWay(key, failing);
    const later = aCommand(key);
    const second = run(later, name);
    await untilOneWaits();
    first.fail(new Error('too bad'));

    await expect(first.answer).rejects.toThrow('too bad');
    expect(await second).toMatchObject({ b: name });
    expect(later.headers).not.toHaveProperty('idempotent-replayed');
    expect([await effects(failing), await effects(name)]).toEqual([0, 1]);
  });

  it('are forgotten when they have been kept for long enough, and not before', async () => {
    const [key, name] = [uniqueName('key'), uniqueName('effect')];
    const logger = createLogger({ service: 'demo', level: 'silent' });
    const upkeep = new KeptAnswerUpkeep(test.database, 24, logger);
    await run(aCommand(key), name);

    await upkeep.drop(new Date(Date.now() + 23 * HOUR_MS));
    await run(aCommand(key), name);
    expect(await effects(name)).toBe(1);

    await upkeep.drop(new Date(Date.now() + 25 * HOUR_MS));
    await run(aCommand(key), name);
    expect(await effects(name)).toBe(2);
  });

  it('are forgotten however many there are, by the process itself', async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'setTimeout'] });
    const upkeep = new KeptAnswerUpkeep(
      test.database,
      24,
      createLogger({ service: 'demo', level: 'silent' }),
    );
    await test.database.query(
      `insert into kept_answer select 'old-' || n, '', '{}', '{}', now() - interval '25 hours'
       from generate_series(1, 2500) as n`,
    );
    upkeep.onModuleInit();
    jest.advanceTimersByTime(60_000);
    await upkeep.onApplicationShutdown();
    jest.useRealTimers();

    expect(await test.database.query(`select 1 from kept_answer where key like 'old-%'`)).toEqual([]);
  });
});
