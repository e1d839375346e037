import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Client } from 'pg';
import type { Database } from '@shop/database';
import { createTestDatabase, createTestTopic, eventually } from '@shop/testing';
import { BUCKETS, bucketOf } from '../src/bucket.js';
import { BucketLeases } from '../src/bucket-leases.js';
import { listen } from '../src/channel.js';
import { OutboxChannel, outboxMigrations, WakeUp, type Relay, type RelayOptions } from '../src/index.js';
import { HeldProducer } from './held-producer.js';
import { append, appendVersion, countingUp, kafkaProducer, outboxDepth, relay } from './relay-fixture.js';
import { applySettings } from '../src/sql/lane-session.js';

/** So rarely that nothing here happens by it. */
const RARELY_MS = 600_000;
/**
 * Well below the time after which the server ends a session that does nothing, and a new one looks at
 * everything.
 */
const within = { timeout: 10_000 };

let database: Database;
let url: string;
let drop: () => Promise<void>;
const running: Relay[] = [];

beforeAll(async () => {
  ({ database, url, drop } = await createTestDatabase({ migrations: outboxMigrations }));
});
afterEach(async () => {
  jest.restoreAllMocks();
  await Promise.all(running.splice(0).map((each) => each.stop()));
  await database.query('truncate outbox');
});
afterAll(() => drop());

/** One that has found nothing to do. */
async function idleRelay(wakeUp = new WakeUp(), options: Partial<RelayOptions> = {}): Promise<Relay> {
  const each = relay(url, options.producer ?? kafkaProducer(), { pollMs: RARELY_MS, ...options, wakeUp });
  running.push(each);
  each.start();
  await eventually(() => each.problem(), undefined, 'the relay did not start');
  return each;
}

async function appendAndWake(wakeUp: WakeUp): Promise<void> {
  const topic = await createTestTopic();
  await append(database, topic, 'key', 1);
  wakeUp.notify(bucketOf('key'));
  await untilPublished();
}

async function untilPublished(): Promise<void> {
  await eventually(() => outboxDepth(database), 0, 'not all was published', within);
}

describe('an idle relay', () => {
  it('is woken by its own process', async () => {
    const wakeUp = new WakeUp();
    await idleRelay(wakeUp);
    await appendAndWake(wakeUp);
  });

  it('is called by another process', async () => {
    await idleRelay();
    const channel = new OutboxChannel(database);
    await appendAndWake(new WakeUp((bucket) => channel.notify(bucket)));
  });

  it('is called once for all that waits, also of one key', async () => {
    const wakeUp = new WakeUp();
    await idleRelay(wakeUp, { batchSize: 8 });
    const topic = await createTestTopic();
    await database.transaction((tx) => {
      for (const version of countingUp(50)) appendVersion(tx, topic, 'key', version);
    });
    wakeUp.notify(bucketOf('key'));
    await untilPublished();
  });

  it('comes back for what it was called for while it was busy', async () => {
    const wakeUp = new WakeUp();
    const producer = new HeldProducer(kafkaProducer());
    await idleRelay(wakeUp, { producer });
    producer.hold();
    const topic = await createTestTopic();
    await append(database, topic, 'key', 1);
    wakeUp.notify(bucketOf('key'));
    await eventually(() => producer.waiting, 1, 'nothing was sent');
    await append(database, topic, 'key', 2);
    wakeUp.notify(bucketOf('key'));
    producer.release();
    await untilPublished();
  });

  it('shares its buckets with a second one that comes, and takes them over when that stops', async () => {
    await idleRelay();
    const second = await idleRelay();
    await eventually(
      bucketsPerSession,
      (counts) => counts.join() === '8,8,8,8',
      'the buckets were not shared',
      within,
    );
    await second.stop();
    await eventually(
      bucketsPerSession,
      (counts) => counts.join() === '16,16',
      'the buckets were not taken over',
      within,
    );
  });

  it('acquires the buckets of one that dies, though the clock is set back meanwhile', async () => {
    await idleRelay(new WakeUp(), { pollMs: 200 });
    const peer = new Client(url);
    peer.on('error', () => undefined);
    await peer.connect();
    await applySettings(peer);
    const leases = new BucketLeases(
      peer,
      Array.from({ length: BUCKETS / 2 }, (_, step) => step * 2),
    );
    await leases.announce();
    await eventually(
      async () => {
        await leases.balance();
        return bucketsPerSession();
      },
      (counts) => counts.toSorted((a, b) => a - b).join() === '8,8,16',
      'the buckets were not shared',
      within,
    );
    const now = Date.now.bind(Date);
    jest.spyOn(Date, 'now').mockImplementation(() => now() - 1_800_000);
    await peer.end();
    await eventually(
      bucketsPerSession,
      (counts) => counts.join() === '16,16',
      'the buckets were not acquired',
      within,
    );
  });
});

describe('a wake-up', () => {
  it('calls other processes only if no relay of its own has the bucket', () => {
    const called: number[] = [];
    const wakeUp = new WakeUp((bucket) => called.push(bucket));
    wakeUp.notify(1);
    const unsubscribe = wakeUp.subscribe((bucket) => bucket === 2);
    wakeUp.notify(2);
    wakeUp.notify(3);
    unsubscribe();
    wakeUp.notify(2);
    expect(called).toEqual([1, 3, 2]);
  });

  it('goes with others when there are many', async () => {
    const client = new Client(url);
    await client.connect();
    const calls: number[][] = [];
    await listen(client, { rows: (buckets) => calls.push(buckets), balance: () => undefined });
    const channel = new OutboxChannel(database);
    for (let time = 0; time < 100; time += 1) channel.notify(time % 4);
    await eventually(() => new Set(calls.flat()).size, 4, 'not all were called');
    expect(calls.length).toBeLessThanOrEqual(2);
    await client.end();
  });
});

/** Each relay has two sessions, one for each half of the buckets. */
async function bucketsPerSession(): Promise<number[]> {
  const rows = await database.query<{ count: number }>(
    `select count(*)::int as count from pg_locks
     where locktype = 'advisory' and mode = 'ExclusiveLock' and granted
       and database = (select oid from pg_database where datname = current_database())
     group by pid`,
  );
  return rows.map(({ count }) => count);
}
