import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Database } from '@shop/database';
import { createTestDatabase } from '@shop/testing';
import { Client } from 'pg';
import { outboxMigrations } from '../src/index.js';
import { claimBatch } from '../src/sql/claim-batch.js';
import { deleteRows } from '../src/sql/delete-rows.js';
import { laneSession } from '../src/sql/lane-session.js';

const BUCKETS = [0, 1, 2, 3];
/** After so many the server no longer plans for the parameters. */
const UNTIL_PLANNED = 7;

describe('The statements of a relay', () => {
  let database: Database;
  let drop: () => Promise<void>;
  let client: Client;

  beforeAll(async () => {
    ({ database, drop } = await createTestDatabase({ migrations: [...outboxMigrations] }));
    client = new Client({ connectionString: database.options.url, options: laneSession() });
    await client.connect();
    await database.query('vacuum analyze outbox');
    for (let time = 0; time < UNTIL_PLANNED; time += 1) {
      await claimBatch(client, BUCKETS, 100);
      await deleteRows(client, BUCKETS, ['1']);
    }
    await database.query(
      `insert into outbox (event_id, bucket, topic, key, headers, payload, parked_at)
       select gen_random_uuid(), n % 8, 'topic', 'key ' || n % 100, '{}', null, case when n % 100 = 0 then now() end
       from generate_series(1, 5000) n`,
    );
  });
  afterAll(async () => {
    await client.end();
    await drop();
  });

  function fill(bucket: number, count: number): Promise<unknown> {
    return database.query(
      `insert into outbox (event_id, bucket, topic, key, headers)
       select gen_random_uuid(), $1, 'topic', 'key', '{}' from generate_series(1, $2::int)`,
      [bucket, count],
    );
  }

  /** The plan that the session made long ago, and the rows that each step has read now. */
  async function steps(execute: string): Promise<Step[]> {
    const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Step }] }>(
      `explain (analyze, format json) ${execute}`,
    );
    const plan = rows[0]?.['QUERY PLAN'][0].Plan;
    return plan ? flat(plan) : [];
  }

  it('were planned for an empty table, and read by index when it is full all at once', async () => {
    const claim = await steps(`execute "claim-outbox-batch-4" ('{0,1,2,3}', 50, 100)`);
    const prefix = (place: number, alias: string) => [
      `Index Scan of outbox_by_bucket: (bucket = ($1)[${place}])`,
      expect.stringMatching(
        `^Index Scan of outbox_parked: .*topic = w${alias}.topic.*\\(key, .*\\) = hash.*\\(w${alias}.key`,
      ),
    ];
    const prefixes = [...prefix(1, ''), ...prefix(2, '_1'), ...prefix(3, '_2'), ...prefix(4, '_3')];
    expect(claim.map(scanOf).filter(Boolean)).toEqual(prefixes);
    expect(mostRead(claim)).toBe(100);
  });

  it('remove what was sent without looking for it', async () => {
    const ids = (await claimBatch(client, BUCKETS, 100)).map(({ id }) => id);
    const removal = await steps(`execute "delete-outbox-rows" ('{0,1,2,3}', '{${ids.join(',')}}')`);
    expect(removal.map(scanOf).filter(Boolean)).toEqual([
      expect.stringMatching(/^Index Scan of outbox_(pkey|by_bucket: \(\(bucket = )/),
    ]);
    expect(mostRead(removal)).toBe(100);
  });

  it('are not held up by an ANALYZE, which reads few rows', async () => {
    const told: string[] = [];
    client.on('notice', ({ message }) => told.push(String(message)));
    await client.query('analyze verbose outbox');
    expect(told).toEqual(expect.arrayContaining([expect.stringContaining(' 300 rows in sample, ')]));
  });

  it('claim the oldest rows first, and no more than a quarter for one of many buckets', async () => {
    await database.query('truncate outbox restart identity');
    await fill(2, 200);
    await fill(0, 500);
    await fill(1, 10);

    const claimed = await claimBatch(client, [0, 1, 2, 3, 4, 5, 6, 7], 200);
    const ids = claimed.map(({ id }) => Number(id));
    expect(ids).toEqual([...numbers(1, 50), ...numbers(201, 250), ...numbers(701, 710)]);
  });
});

function numbers(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

interface Step {
  'Node Type': string;
  'Index Name'?: string;
  'Index Cond'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: Step[];
}

function flat(step: Step): Step[] {
  return [step, ...(step.Plans ?? []).flatMap(flat)];
}

function scanOf(step: Step): string | undefined {
  const { 'Node Type': type, 'Index Name': index, 'Index Cond': condition } = step;
  if (type === 'Function Scan' || !type.includes('Scan')) return undefined;
  return index === undefined ? type : `${type} of ${index}: ${condition ?? 'all of it'}`;
}

function mostRead(plan: Step[]): number {
  return Math.max(
    ...plan.map(
      (step) => (step['Actual Rows'] + (step['Rows Removed by Filter'] ?? 0)) * step['Actual Loops'],
    ),
  );
}
