import type { Database, Transaction } from '@shop/database';
import { timeOfUuidv7 } from '@shop/uuid';

export interface EventIdentity {
  id: string;
  /** The time in this copy. Another copy may have another. */
  time: Date;
}

/** The time of ids without a time, or with an impossible one: they belong to no day. */
const UNDATED = new Date(0);
const YEAR_10000_MS = Date.UTC(10_000, 0);

/**
 * The time by which the log keeps an event: the one in its id, which all copies share. The time of a copy may
 * differ, and would put the event into another partition, as a new one.
 */
function timeInLog({ id }: Pick<EventIdentity, 'id'>): Date {
  const time = timeOfUuidv7(id);
  return time !== undefined && time.getTime() < YEAR_10000_MS ? time : UNDATED;
}

const INSERT = `
  insert into processed_event (consumer, event_id, event_time, recorded_at)
  select $1, id, time, case
    when time between '1970-01-02 00:00:00Z' and now() + interval '4 days' then null
    else clock_timestamp() end`;

/**
 * Records events as processed that are most likely new. It goes with the next statements. If one of the
 * events was recorded before, the transaction fails with a unique violation.
 */
export function recordNew(tx: Transaction, consumer: string, events: readonly EventIdentity[]): void {
  const { ids, times } = rowsOf(events);
  tx.send(`${INSERT} from unnest($2::uuid[], $3::timestamptz[]) e (id, time) order by id, time`, [
    consumer,
    ids,
    times,
  ]);
}

/**
 * Records events as processed by a consumer, in the caller's transaction, and returns the ids of those that
 * were recorded before.
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
  const { ids, times } = rowsOf(events);
  const rows = await tx.query<{ id: string }>(
    `with given as (select id, time from unnest($2::uuid[], $3::timestamptz[]) e (id, time)),
          recorded as (
            ${INSERT} from given order by id, time
            on conflict do nothing
            returning event_id, event_time
          )
     select distinct id
     from (select id, time from given except select event_id, event_time from recorded) known`,
    [consumer, ids, times],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Returns the ids that are not recorded. Another transaction may record them at the same moment. */
export async function findUnrecorded(
  tx: Transaction,
  consumer: string,
  events: readonly EventIdentity[],
): Promise<Set<string>> {
  const { ids, times } = rowsOf(events);
  const rows = await tx.query<{ id: string }>(
    `select e.id from unnest($2::uuid[], $3::timestamptz[]) e (id, time)
       left join processed_event p on p.consumer = $1 and p.event_id = e.id and p.event_time = e.time
     group by e.id having count(p.event_id) = 0`,
    [consumer, ids, times],
  );
  return new Set(rows.map(({ id }) => id));
}

/**
 * A row for each event by the time in its id, and a second one by its own time if that differs: earlier
 * versions recorded the event by its own time alone, and some of their processes may still run.
 */
function rowsOf(events: readonly EventIdentity[]): { ids: string[]; times: Date[] } {
  const ids: string[] = [];
  const times: Date[] = [];
  for (const event of events) {
    const time = timeInLog(event);
    ids.push(event.id);
    times.push(time);
    if (time.getTime() === event.time.getTime()) continue;
    ids.push(event.id);
    times.push(event.time);
  }
  return { ids, times };
}

/** Whether the consumer has processed any event of that time or later. */
export async function hasProcessedSince(database: Database, consumer: string, time: Date): Promise<boolean> {
  const [found] = await database.query<{ found: boolean }>(
    'select exists (select from processed_event where consumer = $1 and event_time >= $2) as found',
    [consumer, time],
  );
  return found?.found ?? false;
}
