import type { Database, Transaction } from '@shop/database';
import type { WakeUp } from '../wake-up.js';
import { isStep, recordDecisions, type LockedRow, type RowDecision, type RowFate } from './row-decisions.js';

const ROWS_AT_ONCE = 500;

/** Selects parked rows: those that match all given fields. */
export interface ParkedRowFilter {
  topic?: string | undefined;
  key?: string | undefined;
  /** A part of the broker's words. */
  reason?: string | undefined;
}

export interface DecideManyOptions {
  /** Counts, and changes nothing. */
  dryRun?: boolean | undefined;
  /** Ends it before the next step. */
  signal?: AbortSignal | undefined;
}

/** Its progress. `done` rows were decided on, or refused. */
export interface DecideManyStep {
  done: number;
  total: number;
  decided: number;
  refused: number;
}

interface Order extends DecideManyOptions {
  filter: ParkedRowFilter;
  decision: RowDecision;
}

interface Side {
  database: Database;
  wakeUp: WakeUp;
}

const MATCHING = `parked_at is not null and id > $1 and id <= $2 and ($3::text is null or topic = $3)
  and ($4::text is null or key = $4) and ($5::text is null or position($5 in parked_reason) > 0)`;

export async function* decideMany(
  { database, wakeUp }: Side,
  fate: RowFate,
  { filter, decision, dryRun = false, signal }: Order,
): AsyncGenerator<DecideManyStep> {
  const { total, last } = await survey(database, filter);
  const step: DecideManyStep = { done: 0, total, decided: 0, refused: 0 };
  yield { ...step };
  for (let after = '0'; ;) {
    if (signal?.aborted) return;
    const { rows, decided } = await database.transaction(async (tx) => {
      const locked = await lock(tx, { filter, after, last });
      const chosen = fate === 'released' ? locked : locked.filter((row) => !isStep(row));
      if (!dryRun) await apply(tx, fate, { decision, rows: chosen, wakeUp });
      return { rows: locked, decided: chosen.length };
    });
    const end = rows.at(-1);
    if (!end) return;
    after = end.id;
    step.done += rows.length;
    step.decided += decided;
    step.refused += rows.length - decided;
    yield { ...step };
  }
}

/** Up to the last row that is parked now. */
async function survey(database: Database, filter: ParkedRowFilter): Promise<{ total: number; last: string }> {
  const [found] = await database.query<{ total: number; last: string | null }>(
    `select count(*)::int as total, max(id) as last from outbox where ${MATCHING}`,
    [0, '9223372036854775807', ...valuesOf(filter)],
  );
  return { total: found?.total ?? 0, last: found?.last ?? '0' };
}

function lock(
  tx: Transaction,
  { filter, after, last }: { filter: ParkedRowFilter; after: string; last: string },
): Promise<LockedRow[]> {
  return tx.query<LockedRow>(
    `select id, event_id as "eventId", topic, key, bucket, headers from outbox
     where ${MATCHING} order by id limit ${ROWS_AT_ONCE} for update`,
    [after, last, ...valuesOf(filter)],
  );
}

async function apply(
  tx: Transaction,
  fate: RowFate,
  { decision, rows, wakeUp }: { decision: RowDecision; rows: LockedRow[]; wakeUp: WakeUp },
): Promise<void> {
  const ids = rows.map(({ id }) => id);
  await recordDecisions(tx, ids, fate, decision);
  await tx.query(
    fate === 'dropped'
      ? 'delete from outbox where id = any($1::bigint[])'
      : 'update outbox set parked_at = null, parked_reason = null where id = any($1::bigint[])',
    [ids],
  );
  const buckets = new Set(rows.map(({ bucket }) => bucket));
  tx.afterCommit(() => {
    for (const bucket of buckets) wakeUp.notify(bucket);
  });
}

function valuesOf({ topic, key, reason }: ParkedRowFilter): (string | undefined)[] {
  return [topic, key, reason];
}
