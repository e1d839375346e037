import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Database } from '@shop/database';
import type { IncomingRecord } from '@shop/messaging';
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
import { compacted } from './compacted.js';
import { HeldProducer } from './held-producer.js';
import { append, countingUp, firstDeliveries, kafkaProducer, outboxDepth, relay } from './relay-fixture.js';

const drained = (database: Database): Promise<number> =>
  eventually(() => outboxDepth(database), 0, 'the outbox was not drained');

const works = (each: Relay): Promise<unknown> =>
  eventually(() => each.problem(), undefined, 'the relay does not work');

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

describe('A relay whose broker is slow', () => {
  const leaseMs = 5_000;

  /** Whether the sessions of both lanes are older. The server ends one that says nothing for a lease. */
  async function outliveTheLease(database: Database): Promise<boolean> {
    const sessions = await database.query(
      `select pid from pg_stat_activity
       where application_name = 'test-relay' and datname = current_database()
         and backend_start < now() - $1::interval`,
      [`${leaseMs * 1.2} ms`],
    );
    return sessions.length === 2;
  }

  it('shows the server that it is alive, and keeps what it has claimed', async () => {
    const topic = await createTestTopic();
    const { database, url, drop } = await createTestDatabase({ migrations: outboxMigrations });
    const producer = new HeldProducer(kafkaProducer());
    const each = relay(url, producer, { leaseMs });
    try {
      producer.hold();
      await append(database, topic, 'key', 1);
      each.start();
      await eventually(
        () => outliveTheLease(database),
        (does) => does,
        'its sessions were ended',
      );
      producer.release();
      await drained(database);
      expect((await readTopics(topic)).map(({ value }) => Number(value))).toEqual([1]);
      await works(each);
    } finally {
      producer.release();
      await each.stop();
      await producer.disconnect();
      await drop();
    }
  });
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

  it('does not publish it behind what another has published meanwhile, and compaction keeps the newest', async () => {
    const topic = await createTestTopic({ partitions: 1, config: { 'cleanup.policy': 'compact' } });
    // One lane is held on its way to the broker, and the other cannot send before it.
    const keys = [...keysOfLane(0), ...keysOfLane(1)];
    for (const key of keys) await append(database, topic, key, 1);
    sleeper.hold();
    started(relay(proxy.through(url), sleeper));
    await eventually(claims, 2, 'not both lanes have claimed');
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
    const waiting = keys.filter((key) => !held.includes(key));
    const versionsIn = (records: IncomingRecord[]): number[][] =>
      waiting.map((each) => records.filter(({ key }) => key === each).map(({ value }) => Number(value)));
    const sent = versionsIn(await readTopics(topic));
    const kept = versionsIn(await compacted(topic, other));
    const all = (versions: number[]): number[][] => [versions, versions, versions];
    expect({ sent, kept }).toEqual({ sent: all([1, 2]), kept: all([2]) });
  });
});

function keysOfLane(lane: number): string[] {
  const keys = countingUp(BUCKETS * 4).map((number) => `key-${number}`);
  return keys.filter((key) => bucketOf(key) % 2 === lane).slice(0, 3);
}
