import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Database } from '@shop/database';
import {
  createTestDatabase,
  createTestTopic,
  directions,
  eventually,
  readTopics,
  StallingProxy,
  type Direction,
} from '@shop/testing';
import { BUCKETS, bucketOf } from '../src/bucket.js';
import { outboxMigrations, type Relay } from '../src/index.js';
import { laneLimits } from '../src/lease.js';
import { HeldProducer } from './held-producer.js';
import { append, countingUp, firstDeliveries, kafkaProducer, outboxDepth, relay } from './relay-fixture.js';

const drained = (database: Database): Promise<number> =>
  eventually(
    () => outboxDepth(database),
    (depth) => depth === 0,
    'the outbox was not drained',
  );

const works = (each: Relay): Promise<unknown> =>
  eventually(
    () => each.problem(),
    (problem) => problem === undefined,
    'the relay does not work',
  );

describe('A relay whose sessions fall silent', () => {
  it.concurrent.each(directions)('says so, and goes on by others (%s)', goesOn);

  async function goesOn(direction: Direction): Promise<void> {
    const topic = await createTestTopic();
    const { database, url, drop } = await createTestDatabase({ migrations: outboxMigrations });
    const proxy = await StallingProxy.start(url);
    const producer = kafkaProducer();
    const each = relay(proxy.through(url), producer);
    try {
      each.start();
      await works(each);
      proxy.stall(direction);
      for (const version of countingUp(40)) await append(database, topic, 'key', version);
      const said = await eventually(
        () => each.problem(),
        (problem) => problem !== undefined,
        'the relay said nothing',
      );
      expect(said).toMatch(/did not answer/);
      await drained(database);
      expect(firstDeliveries(await readTopics(topic)).get('key')).toEqual(countingUp(40));
      await works(each);
    } finally {
      // First, as a relay that waits for a silent session does not stop.
      await proxy.close();
      await each.stop();
      await producer.disconnect();
      await drop();
    }
  }
});

describe('A relay that was asleep with what it had claimed', () => {
  let database: Database;
  let url: string;
  let drop: () => Promise<void>;
  let proxy: StallingProxy;
  let sleeper: HeldProducer;
  const other = kafkaProducer();
  const running: Relay[] = [];

  beforeAll(async () => {
    ({ database, url, drop } = await createTestDatabase({ migrations: outboxMigrations }));
    proxy = await StallingProxy.start(url);
    sleeper = new HeldProducer(kafkaProducer());
  });
  afterAll(async () => {
    sleeper.release();
    await Promise.all(running.map((each) => each.stop()));
    await Promise.all([sleeper, other].map((each) => each.disconnect()));
    await proxy.close();
    await drop();
  });

  function started(each: Relay): Relay {
    running.push(each);
    each.start();
    return each;
  }

  /** Counts the lanes whose last statement was a claim. The server shows the beginning of statements. */
  async function claims(): Promise<number> {
    const [row] = await database.query<{ count: number }>(
      `select count(*)::int as count from pg_stat_activity
       where application_name = 'test-relay' and datname = current_database()
         and state = 'idle' and query like 'select * from (%union all%'`,
    );
    return row?.count ?? 0;
  }

  it('does not publish it behind what another has published meanwhile', async () => {
    const topic = await createTestTopic({ config: { 'cleanup.policy': 'compact' } });
    // One for each lane: the one is held on its way to the broker, and the other cannot send before it.
    const keys = [keyOfLane(0), keyOfLane(1)] as const;
    for (const key of keys) await append(database, topic, key, 1);
    sleeper.hold();
    started(relay(proxy.through(url), sleeper));
    await eventually(claims, (count) => count === 2, 'not both lanes have claimed');
    const claimedAt = performance.now();

    proxy.stall();
    await database.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where application_name = 'test-relay' and datname = current_database()`,
    );
    for (const key of keys) await append(database, topic, key, 2);
    await works(started(relay(url, other, { name: 'other' })));
    await drained(database);

    await eventually(
      () => performance.now() - claimedAt,
      (age) => age > laneLimits().proofMs,
      'time stands still',
    );
    const held = sleeper.keys;
    sleeper.release();
    await Promise.all(running.splice(0).map((each) => each.stop()));
    const waiting = keys.find((key) => !held.includes(key));
    const versions = (await readTopics(topic))
      .filter(({ key }) => key === waiting)
      .map(({ value }) => Number(value));
    expect(versions).toEqual([1, 2]);
  });
});

function keyOfLane(lane: number): string {
  const found = countingUp(BUCKETS * 4).find((number) => bucketOf(`key-${number}`) % 2 === lane);
  return `key-${found}`;
}
