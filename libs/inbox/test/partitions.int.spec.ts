import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { serverTime, type Database } from '@shop/database';
import { outboxMigrations } from '@shop/outbox';
import { createLogger } from '@shop/telemetry';
import { createTestDatabase, eventually } from '@shop/testing';
import { uuidv7 } from '@shop/uuid';
import { inboxMigrations, ProcessedEventPartitions, recordProcessed } from '../src/index.js';

let database: Database;
let drop: () => Promise<void>;
let partitions: ProcessedEventPartitions;
let lines: { msg: string; dropped?: string[] }[];

/** The driver needs the real ones. */
const ALL_BUT_DATE = [
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'clearImmediate',
  'setInterval',
  'clearInterval',
  'setTimeout',
  'clearTimeout',
] as const;

const noon = (day: string): Date => new Date(`${day}T12:00:00Z`);

beforeAll(async () => {
  ({ database, drop } = await createTestDatabase({ migrations: [...outboxMigrations, ...inboxMigrations] }));
  const logger = createLogger(
    { service: 'test', level: 'info' },
    { write: (line) => void lines.push(JSON.parse(line)) },
  );
  partitions = new ProcessedEventPartitions(database, { windowDays: 30, logger });
});
beforeEach(async () => {
  lines = [];
  for (const { name } of await existing()) await database.query(`drop table ${name}`);
  await database.query('truncate processed_event');
});
afterAll(() => drop());

function existing(): Promise<{ name: string }[]> {
  return database.query(
    `select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
     where i.inhparent = 'processed_event'::regclass and c.relname <> 'processed_event_other' order by 1`,
  );
}

async function record(time: Date, id = uuidv7()): Promise<boolean> {
  return database.transaction(async (tx) => !(await recordProcessed(tx, 'group', [{ id, time }])).has(id));
}

async function partitionOf(time: Date): Promise<string | undefined> {
  const [row] = await database.query<{ name: string }>(
    'select tableoid::regclass::text as name from processed_event where event_time = $1',
    [time],
  );
  return row?.name;
}

describe('the log of processed events', () => {
  it('has a partition for today and for the days to come', async () => {
    await partitions.maintain(noon('2026-03-30'));
    expect((await existing()).map(({ name }) => name)).toEqual([
      'processed_event_20260330',
      'processed_event_20260331',
      'processed_event_20260401',
      'processed_event_20260402',
    ]);
    await record(noon('2026-03-31'));
    expect(await partitionOf(noon('2026-03-31'))).toBe('processed_event_20260331');
  });

  it('knows an event again after midnight, because its day is that of the event', async () => {
    await partitions.maintain(noon('2026-03-30'));
    const id = uuidv7();
    const late = new Date('2026-03-30T23:59:59.999Z');
    expect(await record(late, id)).toBe(true);
    await partitions.maintain(noon('2026-03-31'));
    expect(await record(late, id)).toBe(false);
  });

  it('forgets whole days behind the window, and nothing within it', async () => {
    await partitions.maintain(noon('2026-03-01'));
    await record(noon('2026-03-01'));
    await record(noon('2026-03-02'));
    await partitions.maintain(noon('2026-04-01'));
    const days = (await existing()).map(({ name }) => name);
    expect(days).not.toContain('processed_event_20260301');
    expect(days).toContain('processed_event_20260302');
    expect(await partitionOf(noon('2026-03-02'))).toBe('processed_event_20260302');
    expect(lines).toEqual([expect.objectContaining({ dropped: ['processed_event_20260301'] })]);
  });

  it('forgets nothing because the clock of a machine is ahead', async () => {
    const today = await serverTime(database);
    await partitions.maintain(today);
    await record(today);
    const before = await existing();
    jest.useFakeTimers({ now: today.getTime() + 32 * 86_400_000, doNotFake: [...ALL_BUT_DATE] });
    try {
      await partitions.start();
    } finally {
      partitions.stop();
      jest.useRealTimers();
    }
    expect(await existing()).toEqual(before);
    expect(lines).toEqual([]);
  });

  it('takes an event from outside of the days that exist, once', async () => {
    await partitions.maintain(noon('2026-03-30'));
    const id = uuidv7();
    expect(await record(noon('2020-01-01'), id)).toBe(true);
    expect(await record(noon('2020-01-01'), id)).toBe(false);
  });

  it('forgets what came from outside of the days once it is two windows old', async () => {
    await record(noon('2026-01-01'));
    await record(noon('2026-02-01'));
    await partitions.maintain(noon('2026-03-15'));
    expect(await partitionOf(noon('2026-01-01'))).toBeUndefined();
    expect(await partitionOf(noon('2026-02-01'))).toBe('processed_event_other');
  });

  it('keeps nobody from it while such events are deleted, however long that takes', async () => {
    await partitions.maintain(noon('2026-03-01'));
    await record(noon('2026-01-01'));
    await database.query('create table gate ()');
    await database.query(`
      create function wait_at_gate() returns trigger language plpgsql as $$ begin
        loop
          exit when exists (select from gate);
          perform pg_sleep(0.05);
        end loop;
        return old;
      end $$`);
    await database.query(
      'create trigger slow before delete on processed_event_other for each row execute function wait_at_gate()',
    );
    const maintained = partitions.maintain(noon('2026-04-05'));
    await eventually(
      () =>
        database.query(
          `select from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'`,
        ),
      ({ length }) => length === 1,
      'nothing was deleted',
    );
    try {
      expect(await record(noon('2026-04-05'))).toBe(true);
    } finally {
      await database.query('insert into gate default values');
      await maintained;
    }
    expect(await partitionOf(noon('2026-01-01'))).toBeUndefined();
  });

  it('leaves a day in the default partition that has events there already', async () => {
    await record(noon('2026-03-30'));
    await partitions.maintain(noon('2026-03-30'));
    expect(await partitionOf(noon('2026-03-30'))).toBe('processed_event_other');
    expect((await existing()).map(({ name }) => name)).not.toContain('processed_event_20260330');
  });

  it('is maintained by several processes at once', async () => {
    await Promise.all([1, 2, 3].map(() => partitions.maintain(noon('2026-03-30'))));
    expect(await existing()).toHaveLength(4);
  });

  it('is left as it is while a backup reads it, and nobody else waits', async () => {
    await partitions.maintain(noon('2026-03-01'));
    const [reads, ends] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const backup = database.transaction(async (tx) => {
      await tx.query('lock table processed_event in access share mode');
      reads.resolve();
      await ends.promise;
    });
    await reads.promise;
    const maintained = partitions.maintain(noon('2026-04-05'));
    const effects = eventually(
      () => record(noon('2026-03-01')),
      (fresh) => fresh,
      'an event waited for the backup',
    );
    await expect(maintained).rejects.toThrow('lock timeout');
    expect(await effects).toBe(true);
    await expect(partitions.start()).resolves.toBeUndefined();
    partitions.stop();
    ends.resolve();
    await backup;

    await partitions.maintain(noon('2026-04-05'));
    expect((await existing()).map(({ name }) => name)).not.toContain('processed_event_20260301');
  });
});
