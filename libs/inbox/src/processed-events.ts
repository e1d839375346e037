import type { Database, Transaction } from '@shop/database';

export interface EventIdentity {
  id: string;
  time: Date;
}

/**
 * Records events as processed by a consumer, in the caller's transaction, and returns the ids of those that
 * were recorded already.
 *
 * This one unique index is the mutual exclusion between two members that work on the same event, as around a
 * rebalance: the later one waits for the earlier one's transaction and then finds the event recorded.
 * Inserted in the order of ids, so that two overlapping chunks cannot deadlock.
 */
export async function recordProcessed(
  tx: Transaction,
  consumer: string,
  events: readonly EventIdentity[],
): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }>(
    `with given as (select * from unnest($2::uuid[], $3::timestamptz[]) e (id, time)),
          recorded as (
            insert into processed_event (consumer, event_id, event_time)
            select $1, id, time from given order by id
            on conflict do nothing
            returning event_id
          )
     select id from given except select event_id from recorded`,
    [consumer, events.map(({ id }) => id), events.map(({ time }) => time)],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Returns the ids that are not recorded. Another transaction may record them at the same moment. */
export async function findUnrecorded(
  tx: Transaction,
  consumer: string,
  events: readonly EventIdentity[],
): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }>(
    `select e.id from unnest($2::uuid[], $3::timestamptz[]) e (id, time)
     where not exists (
       select from processed_event p where p.consumer = $1 and p.event_id = e.id and p.event_time = e.time
     )`,
    [consumer, events.map(({ id }) => id), events.map(({ time }) => time)],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Whether the consumer has processed any event of that time or later. */
export async function hasProcessedSince(database: Database, consumer: string, time: Date): Promise<boolean> {
  const [found] = await database.query<{ found: boolean }>(
    'select exists (select from processed_event where consumer = $1 and event_time >= $2) as found',
    [consumer, time],
  );
  return found?.found ?? false;
}
