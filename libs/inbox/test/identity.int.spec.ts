import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Database } from '@shop/database';
import { HeaderName, type IncomingRecord, type OutgoingRecord } from '@shop/messaging';
import { createTestDatabase } from '@shop/testing';
import { uuidv7 } from '@shop/uuid';
import {
  ChunkProcessor,
  inboxMigrations,
  PermanentError,
  ProcessedEventPartitions,
  recordProcessed,
} from '../src/index.js';
import { KeepUndatedEvents1700000000015 } from '../src/migrations/keep-undated-events.migration.js';
import { ConsumerRig } from './consumer-rig.js';
import { untilSomebodyWaits } from './replay-fixture.js';

let rig: ConsumerRig;

beforeEach(async () => {
  rig = await ConsumerRig.create();
});
afterEach(() => rig.close());

/** A copy with another time stamp, or with another name of its producer. */
function copy(record: OutgoingRecord, headers: Record<string, string>): OutgoingRecord {
  return { ...record, headers: { ...record.headers, ...headers } };
}

const later = { [HeaderName.time]: '2031-01-01T00:00:00.000Z' };
const elsewhere = { [HeaderName.source]: '/another-service' };

let offset = 0;

/** All in one chunk, or each in one of its own: what becomes of them must not depend on it. */
async function deliver(records: OutgoingRecord[], together: boolean): Promise<void> {
  const processor = new ChunkProcessor(rig.processing);
  const incoming = records.map((record): IncomingRecord => {
    offset += 1;
    return { ...record, partition: 0, offset: String(offset), timestamp: Date.now() };
  });
  for (const chunk of together ? [incoming] : incoming.map((record) => [record])) {
    expect(await processor.handle(chunk)).toEqual({ done: chunk.length });
  }
}

describe.each([
  ['in one chunk', true],
  ['in several chunks', false],
])('Copies that come %s', (_, together) => {
  it.each([
    ['an id with a time', uuidv7],
    ['an id without one', randomUUID],
  ])('are one event whatever their time: %s', async (_id, makeId) => {
    const record = rig.record('a', 1, makeId());
    await deliver([record, copy(record, later), record], together);
    expect(await rig.effectsByKey()).toEqual({ a: [1] });
  });

  it('are two events when they are of two sources', async () => {
    const record = rig.record('a', 1);
    await deliver([record, copy(record, elsewhere), copy(record, elsewhere), record], together);
    expect(await rig.effectsByKey()).toEqual({ a: [1, 1] });
  });

  it('are one event while the first is parked, and the others of the partition go on', async () => {
    rig.handle = (event) =>
      event.orderId === 'bad' ? Promise.reject(new PermanentError('bad')) : Promise.resolve();
    const bad = rig.record('bad', 1);
    await deliver([bad, copy(bad, later), rig.record('good', 1)], together);
    expect(await rig.effectsByKey()).toEqual({ good: [1] });
    expect(await rig.parked()).toMatchObject([{ order_key: 'bad', stage: 'dead' }]);
  });
});

describe('An event that was recorded before its id gave the time', () => {
  it('is known', async () => {
    const id = uuidv7();
    const record = copy(rig.record('a', 1, id), later);
    await rig.database.query(
      'insert into processed_event (consumer, event_id, event_time) values ($1, $2, $3)',
      [rig.group, id, later[HeaderName.time]],
    );
    await deliver([record], true);
    expect(await rig.effects()).toEqual([]);
  });
});

describe('The log of processed events', () => {
  const record = (id: string, time: Date) =>
    rig.database.transaction(async (tx) => !(await recordProcessed(tx, 'group', [{ id, time }])).has(id));

  it('keeps an event by the time in its id, in one row where the event says the same', async () => {
    const id = uuidv7();
    const time = new Date(Number.parseInt(id.replace('-', '').slice(0, 12), 16));
    expect([await record(id, time), await record(id, new Date(0)), await record(id, time)]).toEqual([
      true,
      false,
      false,
    ]);
    const rows = await rig.database.query(
      'select event_time as time from processed_event where event_time <> $1',
      [new Date(0)],
    );
    expect(rows).toEqual([{ time }]);
  });

  it('remembers an id without a time, or with one that lies ahead, for a window from when it was recorded', async () => {
    const [undated, ahead] = [randomUUID(), 'e677d21f-db00-7000-8000-000000000001'];
    const now = new Date();
    const partitions = new ProcessedEventPartitions(rig.database, { windowDays: 30, logger: rig.logger });
    await partitions.maintain(now);
    expect([await record(undated, now), await record(ahead, now)]).toEqual([true, true]);
    await partitions.maintain(now);
    expect([await record(undated, new Date(1)), await record(ahead, new Date(1))]).toEqual([false, false]);

    const afterTheWindow = new Date(now.getTime() + 31 * 86_400_000);
    await partitions.maintain(afterTheWindow);
    expect(await rig.database.query('select 1 from processed_event_other')).toEqual([]);
  });
});

describe('The migration that lets the log keep such events', () => {
  const before = inboxMigrations.filter((migration) => migration !== KeepUndatedEvents1700000000015);
  let old: { database: Database; drop: () => Promise<void> };

  beforeEach(async () => {
    old = await createTestDatabase({ migrations: before });
  });
  afterEach(() => old.drop());

  it('waits for whoever reads all of the log without holding up who writes to it, and keeps the rows', async () => {
    const { database } = old;
    const write = (): Promise<unknown> =>
      database.query(`insert into processed_event values ('group', gen_random_uuid(), now())`);
    await write();
    const runner = database.dataSource.createQueryRunner();
    const ended = Promise.withResolvers<void>();
    const backup = database.transaction(async (tx) => {
      await tx.query('select count(*) from processed_event');
      await ended.promise;
    });
    const migrated = new KeepUndatedEvents1700000000015().up(runner);
    await untilSomebodyWaits(old);
    await write();
    await write();
    ended.resolve();
    await Promise.all([backup, migrated]);
    await runner.release();

    await write();
    expect(await database.query('select recorded_at from processed_event')).toEqual(
      Array.from({ length: 4 }, () => ({ recorded_at: null })),
    );
  });
});
