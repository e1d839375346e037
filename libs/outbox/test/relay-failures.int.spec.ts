import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Database } from '@shop/database';
import { BrokerUnavailableError } from '@shop/messaging';
import {
  createTestDatabase,
  createTestTopic,
  eventually,
  metricValue,
  readTopics,
  uniqueName,
  withAdmin,
} from '@shop/testing';
import { bucketOf } from '../src/bucket.js';
import { outboxMigrations, type Relay } from '../src/index.js';
import { HeldProducer } from './held-producer.js';
import {
  append,
  appendVersion,
  countingUp,
  firstDeliveries,
  kafkaProducer,
  outboxDepth,
  relay,
} from './relay-fixture.js';

let database: Database;
let url: string;
let drop: () => Promise<void>;
const running: Relay[] = [];

beforeAll(async () => {
  ({ database, url, drop } = await createTestDatabase({ migrations: outboxMigrations }));
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((each) => each.stop()));
  await database.query('truncate outbox');
});
afterAll(() => drop());

function start(each: Relay): Relay {
  running.push(each);
  each.start();
  return each;
}

const drained = (): Promise<number> =>
  eventually(() => outboxDepth(database), 0, 'the outbox was not drained');

describe('relay', () => {
  it('publishes nothing of a transaction that rolled back', async () => {
    const topic = await createTestTopic();
    start(relay(url, kafkaProducer()));
    const rolledBack = database.transaction(async (tx) => {
      appendVersion(tx, topic, 'rolled-back', 1);
      // The row goes to the database together with this.
      await tx.query('select 1');
      throw new Error('changed my mind');
    });
    await expect(rolledBack).rejects.toThrow('changed my mind');
    await append(database, topic, 'committed', 1);
    await drained();
    expect((await readTopics(topic)).map(({ key }) => key)).toEqual(['committed']);
  });

  it('publishes again, and never less, when it fails between confirmation and removal', async () => {
    const topic = await createTestTopic();
    const producer = new HeldProducer(kafkaProducer());
    producer.failAfterNextSend = new BrokerUnavailableError('connection lost after the broker had it');
    await append(database, topic, 'key', 1);
    await append(database, topic, 'key', 2);
    start(relay(url, producer));
    await drained();
    const records = await readTopics(topic);
    expect(records.map(({ value }) => value?.toString())).toEqual(['1', '2', '1', '2']);
    const ids = records.map(({ headers }) => headers['ce_id']?.toString());
    expect(new Set(ids).size).toBe(2);
    expect(ids.slice(2)).toEqual(ids.slice(0, 2));
  });

  it('continues after it lost its database session', async () => {
    const topic = await createTestTopic();
    const each = start(relay(url, kafkaProducer()));
    await eventually(() => each.problem(), undefined, 'the relay did not start');
    await database.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'test-relay' and datname = current_database()`,
    );
    await append(database, topic, 'key', 1);
    await drained();
  });

  it.each([
    ['a short key', 'bad'],
    ['a key that no index could hold', randomBytes(3_000).toString('base64')],
  ])(
    'parks what the broker refuses for good, with its key behind it, and publishes the rest: %s',
    async (_, bad) => {
      const topic = await createTestTopic({ config: { 'max.message.bytes': '2000' } });
      const good = ofSameBucket(bad);
      await append(database, topic, good, 1);
      await database.transaction(async (tx) => {
        appendVersion(tx, topic, bad, 1);
        await tx.query(`update outbox set payload = repeat('x', 5000)::bytea where key = $1`, [bad]);
      });
      await append(database, topic, bad, 2);
      await append(database, topic, good, 2);
      const first = start(relay(url, kafkaProducer()));
      await eventually(() => outboxDepth(database), 2, 'the good key was held up');
      await first.stop();
      expect(Object.fromEntries(firstDeliveries(await readTopics(topic)))).toEqual({ [good]: [1, 2] });
      const parked = await parkedRows();
      expect(parked).toEqual([
        { key: bad, parked_reason: expect.stringMatching(/TOO_LARGE/), parked_at: expect.any(Date) },
      ]);

      await append(database, topic, bad, 3);
      await append(database, topic, good, 3);
      // With one of those that wait, a batch of one would be full.
      start(relay(url, kafkaProducer(), { batchSize: 1 }));
      await eventually(() => outboxDepth(database), 3, 'the good key was held up');
      expect(await parkedRows()).toEqual(parked);
    },
  );
});

describe('a relay to which somebody objects', () => {
  it('publishes nothing, and says why, until nobody does', async () => {
    const topic = await createTestTopic();
    let reason: string | undefined = 'another cluster';
    const objection = { afresh: () => Promise.resolve(reason), now: () => reason };
    await append(database, topic, 'key', 1);
    const each = start(relay(url, kafkaProducer(), { objection }));
    const objected = (): Promise<unknown> =>
      eventually(() => each.problem(), 'Nothing is published: another cluster', 'the relay did not say why');
    await objected();
    reason = undefined;
    await drained();

    reason = 'another cluster';
    await append(database, topic, 'key', 2);
    await objected();
    expect([await outboxDepth(database), (await readTopics(topic)).length]).toEqual([1, 1]);
  });
});

describe('a topic that does not exist', () => {
  it('holds up no other, has nothing parked, and is published to once it is there', async () => {
    const missing = uniqueName('test');
    const topic = await createTestTopic();
    for (const version of countingUp(20)) await append(database, missing, `key-${version % 4}`, version);
    for (const version of countingUp(20)) await append(database, topic, `key-${version % 4}`, version);
    const each = start(relay(url, kafkaProducer(), { pollMs: 50 }));
    await eventually(
      () => outboxDepth(database),
      20,
      'the good topic was held up',
      // Row by row, each of the missing topic's would take 4 s.
      { timeout: 60_000 },
    );
    expect(await readTopics(topic)).toHaveLength(20);
    expect(await parkedRows()).toEqual([]);
    expect(each.problem()).toContain(`${missing} (UNKNOWN_TOPIC_OR_PARTITION)`);
    const refusals = { outbox: 'test', topic: missing };
    const before = await refused(refusals);
    expect(before).toBeGreaterThanOrEqual(1);

    // A refused topic is not tried with each batch.
    for (const version of countingUp(20)) {
      await append(database, topic, 'key', version);
      await eventually(() => outboxDepth(database), 20, 'the good topic was held up');
    }
    expect(await refused(refusals)).toBeLessThan(before + 20);

    await withAdmin((admin) => admin.apply([{ name: missing, partitions: 3, config: {} }]));
    await eventually(() => outboxDepth(database), 0, 'the topic was given up', { timeout: 90_000 });
    expect(firstDeliveries(await readTopics(missing)).get('key-1')).toEqual([1, 5, 9, 13, 17]);
    expect(each.problem()).toBeUndefined();
  });
});

async function refused(labels: Record<string, string>): Promise<number> {
  return (await metricValue('outbox_topic_refusals_total', labels)) ?? 0;
}

/** Whatever holds up one of the two keys holds up the other. */
function ofSameBucket(key: string): string {
  const bucket = bucketOf(key);
  const found = countingUp(1_000).find((number) => bucketOf(`good-${number}`) === bucket);
  return `good-${found}`;
}

function parkedRows(): Promise<unknown[]> {
  return database.query('select key, parked_reason, parked_at from outbox where parked_at is not null');
}
