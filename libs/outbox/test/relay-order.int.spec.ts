import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Database } from '@shop/database';
import { createTestDatabase, createTestTopic, eventually, readTopics } from '@shop/testing';
import { outboxMigrations } from '../src/index.js';
import { cursorRound } from './cursor-relay.js';
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
import { skipLockedRound } from './skip-locked-relay.js';

let database: Database;
let url: string;
let drop: () => Promise<void>;

beforeAll(async () => {
  ({ database, url, drop } = await createTestDatabase({ migrations: outboxMigrations }));
  await database.query('create table aggregate (key text primary key, version int not null)');
});
afterAll(() => drop());

describe('order of a key', () => {
  it('holds, and nothing is lost, with two relays, eight writers and slow commits', async () => {
    const topic = await createTestTopic();
    const keys = Array.from({ length: 40 }, (_, index) => `key-${index}`);
    const relays = [relay(url, kafkaProducer()), relay(url, kafkaProducer())];
    for (const each of relays) each.start();

    const written = new Map<string, number>(keys.map((key) => [key, 0]));
    await Promise.all(countingUp(8).map((seed) => write(topic, keys, written, seed)));
    await eventually(() => outboxDepth(database), 0, 'the outbox was not drained');
    await Promise.all(relays.map((each) => each.stop()));

    const delivered = firstDeliveries(await readTopics(topic));
    const expected = new Map([...written].map(([key, version]) => [key, countingUp(version)]));
    expect(Object.fromEntries(delivered)).toEqual(Object.fromEntries(expected));
  });

  it('is kept when a relay takes over while another still sends, where SKIP LOCKED breaks it', async () => {
    expect(await overtaking(skipLockedRelays)).toEqual([2, 1]);
    expect(await overtaking(leasedRelays)).toEqual([1, 2]);
  });

  it('does not skip a row that commits after a later one, where a cursor does', async () => {
    expect(await committedLate(cursorRelay)).toEqual(['fast']);
    expect(await committedLate(leasedRelay)).toEqual(['fast', 'slow']);
  });
});

async function write(
  topic: string,
  keys: string[],
  written: Map<string, number>,
  seed: number,
): Promise<void> {
  for (let count = 0; count < 150; count += 1) {
    const key = keys[(count * 7 + seed * 3) % keys.length] ?? '';
    await database.transaction(async (tx) => {
      const [row] = await tx.query<{ version: number }>(
        `insert into aggregate values ($1, 1) on conflict (key) do update set version = aggregate.version + 1 returning version`,
        [key],
      );
      const version = row?.version ?? 0;
      appendVersion(tx, topic, key, version);
      if (count % 20 === 0) await tx.query('select pg_sleep(0.02)');
      written.set(key, Math.max(version, written.get(key) ?? 0));
    });
  }
}

/**
 * A first relay is stuck in the middle of sending version 1 while version 2 of the same key waits and a
 * second relay is at work.
 */
async function overtaking(relays: (held: HeldProducer, topic: string) => Promise<void>): Promise<number[]> {
  const topic = await createTestTopic();
  await append(database, topic, 'key', 1);
  const held = new HeldProducer(kafkaProducer());
  held.hold();
  await relays(held, topic);
  await held.disconnect();
  return firstDeliveries(await readTopics(topic)).get('key') ?? [];
}

/** A row becomes visible after one with a later number has been published. Returns the keys that arrive. */
async function committedLate(
  publish: (topic: string, commitSlow: () => Promise<void>) => Promise<void>,
): Promise<string[]> {
  const topic = await createTestTopic();
  let commit!: () => void;
  let appended!: () => void;
  const slowIsWritten = new Promise<void>((resolve) => (appended = resolve));
  const slow = database.transaction(async (tx) => {
    appendVersion(tx, topic, 'slow', 1);
    // The row goes to the database together with this, and so has its number.
    await tx.query('select 1');
    appended();
    await new Promise<void>((resolve) => (commit = resolve));
  });
  await slowIsWritten;
  await append(database, topic, 'fast', 1);
  await publish(topic, async () => {
    commit();
    await slow;
  });
  await database.query('truncate outbox');
  return (await readTopics(topic)).map(({ key }) => key);
}

async function cursorRelay(_: string, commitSlow: () => Promise<void>): Promise<void> {
  const producer = kafkaProducer();
  const after = await cursorRound(database, producer, '0');
  await commitSlow();
  await cursorRound(database, producer, after);
  await producer.disconnect();
}

async function leasedRelay(topic: string, commitSlow: () => Promise<void>): Promise<void> {
  const running = relay(url, kafkaProducer());
  running.start();
  const until = (count: number) =>
    eventually(
      () => readTopics(topic),
      (records) => records.length === count,
      `${count} rows were not published`,
    );
  await until(1);
  await commitSlow();
  await until(2);
  await running.stop();
}

async function skipLockedRelays(held: HeldProducer, topic: string): Promise<void> {
  const stuck = skipLockedRound(url, held, 100);
  await eventually(() => held.waiting, 1, 'the first relay did not send');
  await append(database, topic, 'key', 2);
  const other = kafkaProducer();
  await skipLockedRound(url, other, 100);
  await other.disconnect();
  held.release();
  await stuck;
}

async function leasedRelays(held: HeldProducer, topic: string): Promise<void> {
  const stuck = relay(url, held);
  stuck.start();
  await eventually(() => held.waiting, 1, 'the first relay did not send');
  await append(database, topic, 'key', 2);
  // The first relay loses its sessions, and with them its buckets, while its send is still on the way.
  await database.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where application_name = 'test-relay' and datname = current_database()`,
  );
  const otherProducer = kafkaProducer();
  const other = relay(url, otherProducer);
  other.start();
  await eventually(() => outboxDepth(database), 0, 'the second relay did not take over');
  held.release();
  await Promise.all([stuck.stop(), other.stop()]);
  await otherProducer.disconnect();
}
