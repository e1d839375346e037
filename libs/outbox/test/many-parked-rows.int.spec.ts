import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Database } from '@shop/database';
import { FailureHeader, retryTopic } from '@shop/messaging';
import { createTestDatabase } from '@shop/testing';
import { outboxMigrations, ParkedRows, WakeUp, type DecideManyStep } from '../src/index.js';

const anna = { actor: 'anna', reason: 'the limit was raised' };

let database: Database;
let drop: () => Promise<void>;
let rows: ParkedRows;
let woken: number[];

beforeAll(async () => {
  ({ database, drop } = await createTestDatabase({ migrations: outboxMigrations }));
  const wakeUp = new WakeUp();
  wakeUp.notify = (bucket) => void woken.push(bucket);
  rows = new ParkedRows(database, wakeUp);
});
afterEach(() => database.query('truncate outbox, outbox_decision restart identity'));
afterAll(() => drop());

/** So many of them, each of a key of its own. */
async function park(
  count: number,
  topic: string,
  { reason = 'too large', headers = {} } = {},
): Promise<void> {
  woken = [];
  await database.query(
    `insert into outbox (event_id, bucket, topic, key, headers, payload, parked_at, parked_reason)
     select gen_random_uuid(), n % 4, $2, 'key-' || n, $4, '\\x00', now(), $3 from generate_series(1, $1) n`,
    [count, topic, reason, JSON.stringify(headers)],
  );
}

async function last(steps: AsyncIterable<DecideManyStep>): Promise<DecideManyStep | undefined> {
  let step: DecideManyStep | undefined;
  for await (const each of steps) step = each;
  return step;
}

async function parkedIn(topic: string): Promise<number> {
  const [found] = await database.query<{ count: number }>(
    'select count(*)::int from outbox where topic = $1 and parked_at is not null',
    [topic],
  );
  return found?.count ?? -1;
}

describe('Many parked rows', () => {
  it('are released by their topic, some hundred at a time, and nothing else is', async () => {
    await park(1_201, 'a-topic');
    await park(3, 'another');
    const done: number[] = [];
    for await (const step of rows.releaseMatching({ topic: 'a-topic' }, anna)) {
      expect(step).toMatchObject({ total: 1_201, refused: 0 });
      done.push(step.done);
    }

    expect(done).toEqual([0, 500, 1_000, 1_201]);
    expect([await parkedIn('a-topic'), await parkedIn('another')]).toEqual([0, 3]);
    expect(new Set(woken)).toEqual(new Set([0, 1, 2, 3]));
    expect(
      await database.query(`select what, actor, reason, count(*)::int from outbox_decision group by 1, 2, 3`),
    ).toEqual([{ what: 'released', ...anna, count: 1_201 }]);
  });

  it.each([
    [{ key: 'key-2' }, 2],
    [{ reason: 'large' }, 3],
    [{ topic: 'another', key: 'key-1' }, 1],
    [{}, 5],
  ])('are those that match %j', async (filter, decided) => {
    await park(3, 'a-topic');
    await park(2, 'another', { reason: 'INVALID_RECORD' });
    expect(await last(rows.releaseMatching(filter, anna))).toMatchObject({ decided, total: decided });
  });

  it('are only counted in a dry run', async () => {
    await park(3, 'a-topic');
    expect(await last(rows.dropMatching({}, anna, { dryRun: true }))).toEqual({
      done: 3,
      total: 3,
      decided: 3,
      refused: 0,
    });
    expect(await parkedIn('a-topic')).toBe(3);
    expect(await database.query('select 1 from outbox_decision')).toEqual([]);
  });

  it('are dropped with what they were, but not where a retry counts on them', async () => {
    const step = retryTopic('a-group', '5s');
    await park(2, 'a-topic');
    await park(1, step, { headers: { [FailureHeader.group]: 'a-group' } });

    expect(await last(rows.dropMatching({}, anna))).toEqual({ done: 3, total: 3, decided: 2, refused: 1 });
    expect([await parkedIn('a-topic'), await parkedIn(step)]).toEqual([0, 1]);
    expect(await database.query('select what, payload is not null as kept from outbox_decision')).toEqual([
      { what: 'dropped', kept: true },
      { what: 'dropped', kept: true },
    ]);
  });

  it('that are refused again meanwhile are not taken along', async () => {
    await park(2, 'a-topic');
    const steps = rows.releaseMatching({}, anna);
    await steps.next();
    await park(1, 'a-topic');
    expect(await last(steps)).toMatchObject({ done: 2, total: 2 });
    expect(await parkedIn('a-topic')).toBe(1);
  });

  it('end where they are told to', async () => {
    await park(501, 'a-topic');
    const stopping = new AbortController();
    const steps = rows.releaseMatching({}, anna, { signal: stopping.signal });
    await steps.next();
    await steps.next();
    stopping.abort();
    expect(await last(steps)).toBeUndefined();
    expect(await parkedIn('a-topic')).toBe(1);
  });
});
