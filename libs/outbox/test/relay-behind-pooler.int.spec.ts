import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Database } from '@shop/database';
import {
  createTestDatabase,
  createTestTopic,
  eventually,
  Pooler,
  readTopics,
  type PoolerOptions,
} from '@shop/testing';
import type { EventProducer } from '@shop/messaging';
import { outboxMigrations, type Relay } from '../src/index.js';
import { append, countingUp, firstDeliveries, kafkaProducer, outboxDepth, relay } from './relay-fixture.js';

// With `PGBOUNCER=<its path>` and `PGBOUNCER_KEEPING=<its path>`; npm test looks for them.
const whereThereIsOne = Pooler.program === undefined ? describe.skip : describe;
const whereOneKeepsStatements = Pooler.keepingProgram === undefined ? it.skip : it;

whereThereIsOne('A relay behind PgBouncer', () => {
  let database: Database;
  let url: string;
  let drop: () => Promise<void>;
  let pooler: Pooler;
  let producer: EventProducer;
  let each: Relay;
  beforeEach(async () => {
    ({ database, url, drop } = await createTestDatabase({ migrations: outboxMigrations }));
    producer = kafkaProducer();
  });
  afterEach(async () => {
    await each.stop();
    await Promise.all([producer.disconnect(), pooler.stop()]);
    await drop();
  });

  async function start(options: PoolerOptions): Promise<void> {
    pooler = await Pooler.start(url, options);
    each = relay(pooler.through(url), producer);
    each.start();
  }

  it('publishes in session mode', async () => {
    const topic = await createTestTopic();
    await start({ mode: 'session' });
    for (const version of countingUp(20)) await append(database, topic, 'key', version);
    await eventually(() => outboxDepth(database), 0, 'the outbox was not drained');
    expect(firstDeliveries(await readTopics(topic)).get('key')).toEqual(countingUp(20));
    expect(each.problem()).toBeUndefined();
  });

  it('says in transaction mode that it needs a session of its own', () => saysSo({ mode: 'transaction' }));

  whereOneKeepsStatements('says so also when its prepared statements are kept', () =>
    saysSo({ mode: 'transaction', keepsStatements: true }),
  );

  async function saysSo(options: PoolerOptions): Promise<void> {
    await start(options);
    const problem = await eventually(
      () => each.problem(),
      (said) => said?.includes('session mode') ?? false,
      'the relay did not say so',
    );
    expect(problem).toMatch(/a relay needs a session of its own, directly or by a pooler in session mode/);
  }
});
