import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Database } from '@shop/database';
import type { EventProducer } from '@shop/messaging';
import { createTestDatabase, createTestTopic, eventually, readTopics, StallingProxy } from '@shop/testing';
import { BUCKETS, bucketOf } from '../src/bucket.js';
import { outboxMigrations, type Relay } from '../src/index.js';
import { MAX_PROOF_AGE_MS } from '../src/lease.js';
import { HeldProducer } from './held-producer.js';
import { append, countingUp, firstDeliveries, kafkaProducer, outboxDepth, relay } from './relay-fixture.js';

let database: Database;
let url: string;
let drop: () => Promise<void>;
let proxy: StallingProxy;
const running: Relay[] = [];
const producers: EventProducer[] = [];

beforeAll(async () => {
  ({ database, url, drop } = await createTestDatabase({ migrations: outboxMigrations }));
});
beforeEach(async () => {
  proxy = await StallingProxy.start(url);
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((each) => each.stop()));
  await Promise.all(producers.splice(0).map((each) => each.disconnect()));
  await proxy.close();
  await database.query('truncate outbox');
});
afterAll(() => drop());

function aProducer(): EventProducer {
  const producer = kafkaProducer();
  producers.push(producer);
  return producer;
}

async function started(each: Relay): Promise<Relay> {
  running.push(each);
  each.start();
  await eventually(
    () => each.problem(),
    (problem) => problem === undefined,
    'the relay did not start',
  );
  return each;
}

const drained = (timeout: number): Promise<number> =>
  eventually(
    () => outboxDepth(database),
    (depth) => depth === 0,
    'the outbox was not drained',
    { timeout },
  );

describe('A relay whose sessions fall silent', () => {
  it.each(['both', 'toClient', 'toServer'] as const)(
    'says so, and goes on by others (%s)',
    async (direction) => {
      const topic = await createTestTopic();
      const each = await started(relay(proxy.through(url), aProducer()));
      proxy.stall(direction);
      for (const version of countingUp(40)) await append(database, topic, 'key', version);
      const said = await eventually(
        () => each.problem(),
        (problem) => problem !== undefined,
        'the relay said nothing',
      );
      expect(said).toMatch(/did not answer/);
      await drained(30_000);
      expect(firstDeliveries(await readTopics(topic)).get('key')).toEqual(countingUp(40));
      await eventually(
        () => each.problem(),
        (problem) => problem === undefined,
        'the relay did not recover',
      );
    },
  );
});

describe('A relay that was asleep with what it had claimed', () => {
  let sleeper: HeldProducer;
  afterEach(() => sleeper.release());

  it('does not publish it behind what another has published meanwhile', async () => {
    const topic = await createTestTopic({ config: { 'cleanup.policy': 'compact' } });
    // One for each lane: the one is held on its way to the broker, and the other cannot send before it.
    const keys = [keyOfLane(0), keyOfLane(1)] as const;
    for (const key of keys) await append(database, topic, key, 1);
    sleeper = new HeldProducer(aProducer());
    sleeper.hold();
    const asleep = relay(proxy.through(url), sleeper);
    running.push(asleep);
    asleep.start();
    await eventually(claims, (count) => count === 2, 'not both lanes have claimed');
    const claimedAt = performance.now();

    proxy.stall();
    await database.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where application_name = 'test-relay' and datname = current_database()`,
    );
    for (const key of keys) await append(database, topic, key, 2);
    await started(relay(url, aProducer(), { name: 'other' }));
    await drained(15_000);

    await eventually(
      () => performance.now() - claimedAt,
      (age) => age > MAX_PROOF_AGE_MS,
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

/** Counts the lanes whose last statement was a claim. The server shows the beginning of statements. */
async function claims(): Promise<number> {
  const [row] = await database.query<{ count: number }>(
    `select count(*)::int as count from pg_stat_activity
     where application_name = 'test-relay' and datname = current_database()
       and state = 'idle' and query like 'select * from (%union all%'`,
  );
  return row?.count ?? 0;
}
