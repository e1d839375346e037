import type { Database } from '@shop/database';
import type { HeaderJson } from '@shop/messaging';
import type { DeadLetter, DeadLetterKind } from './dead-letter.js';
import {
  FILTER_PARAMETERS,
  filterParameters,
  IS_HEAD,
  MATCHES_FILTER,
  type DeadLetterFilter,
} from './dead-letter-filter.js';

const MAX_PARKED = 1_000;

const [NEXT, AFTER_NEXT] = [`$${FILTER_PARAMETERS + 1}`, `$${FILTER_PARAMETERS + 2}`];

export interface Page {
  /** The `seq` of the last row of the previous page. */
  after?: string | undefined;
  limit: number;
}

export type ListedRow = Omit<DeadLetter, 'quarantined'>;
export type ShownRow = ListedRow & { headers: HeaderJson; payload: Buffer | null; errorStack: string | null };

/**
 * Makes dead letters of the rows `p` of a subquery. It counts followers for heads only: a count for each
 * follower is quadratic.
 */
const described = (rows: string, more = ''): string => `
  select p.seq, p.event_id as "eventId", p.topic, p.record_key as key, p.event_type as "eventType",
    p.event_time as "eventTime", p.source_partition as partition, p.source_offset as offset, p.stage, p.attempts, p.redrives,
    nullif(head.event_id, p.event_id) as "blockedBy",
    case when head.event_id = p.event_id then (
      select count(*) from parked_event f
      where f.consumer = p.consumer and f.topic = p.topic and f.order_key = p.order_key and f.seq > p.seq
    ) else 0 end::int as followers,
    p.error_class as "errorClass", p.failure, p.error_message as "errorMessage", p.parked_at as "parkedAt",
    p.changed_at as "changedAt" ${more}
  from (${rows}) p
  cross join lateral (
    select h.event_id from parked_event h
    where h.consumer = p.consumer and h.topic = p.topic and h.order_key = p.order_key
    order by h.seq limit 1
  ) head`;

/** The latest first. */
export function listDeadLetters(
  database: Database,
  consumer: string,
  filter: DeadLetterFilter,
  { after, limit }: Page,
): Promise<ListedRow[]> {
  const rows = `
    select * from parked_event p
    where ${MATCHES_FILTER} and (${NEXT}::bigint is null or p.seq < ${NEXT})
    order by p.seq desc limit ${AFTER_NEXT}`;
  return database.query<ListedRow>(`${described(rows)} order by p.seq desc`, [
    ...filterParameters(consumer, filter),
    after,
    limit,
  ]);
}

export async function findParked(
  database: Database,
  consumer: string,
  eventId: string,
): Promise<ShownRow | undefined> {
  const rows = 'select * from parked_event where consumer = $1 and event_id = $2';
  const more = ', p.headers, p.payload, p.error_stack as "errorStack"';
  const [row] = await database.query<ShownRow>(described(rows, more), [consumer, eventId]);
  return row;
}

/**
 * Parked events with one of the keys, and the given events if they are parked, dead or not, in the order of
 * parking.
 */
export function listParkedOf(
  database: Database,
  consumer: string,
  { keys, eventIds }: { keys: readonly string[]; eventIds: readonly string[] },
): Promise<ListedRow[]> {
  const rows = `
    select * from parked_event
    where consumer = $1 and (record_key = any($2) or event_id = any($3::uuid[]))
    order by seq limit ${MAX_PARKED}`;
  return database.query<ListedRow>(`${described(rows)} order by p.seq`, [consumer, keys, eventIds]);
}

/** The most frequent kind first. */
export function summarizeDeadLetters(
  database: Database,
  consumer: string,
  filter: DeadLetterFilter,
  redriveCap: number,
): Promise<DeadLetterKind[]> {
  return database.query<DeadLetterKind>(
    `select p.error_class as "errorClass", p.failure, p.event_type as "eventType", count(*)::int as count,
       (count(*) filter (where p.redrives >= ${NEXT}))::int as quarantined, sum(behind.events)::int as followers,
       min(p.parked_at) as oldest, max(p.parked_at) as latest
     from parked_event p
     cross join lateral (
       select count(*) as events from parked_event f
       where f.consumer = p.consumer and f.topic = p.topic and f.order_key = p.order_key and f.seq > p.seq
     ) behind
     where ${MATCHES_FILTER} and ${IS_HEAD}
     group by 1, 2, 3
     order by count desc, oldest`,
    [...filterParameters(consumer, filter), redriveCap],
  );
}

/** The oldest first, after one and up to another. */
export function listDeadHeads(
  database: Database,
  consumer: string,
  filter: DeadLetterFilter,
  { after, last, limit }: { after: string; last: string; limit: number },
): Promise<{ eventId: string; seq: string }[]> {
  return database.query(
    `select p.event_id as "eventId", p.seq from parked_event p
     where ${MATCHES_FILTER} and ${IS_HEAD} and p.seq > ${NEXT} and p.seq <= ${AFTER_NEXT}
     order by p.seq limit $${FILTER_PARAMETERS + 3}`,
    [...filterParameters(consumer, filter), after, last, limit],
  );
}

/** Their number, and the last one. */
export async function surveyDeadHeads(
  database: Database,
  consumer: string,
  filter: DeadLetterFilter,
): Promise<{ total: number; last: string | null }> {
  const [row] = await database.query<{ total: number; last: string | null }>(
    `select count(*)::int as total, max(p.seq) as last from parked_event p
     where ${MATCHES_FILTER} and ${IS_HEAD}`,
    filterParameters(consumer, filter),
  );
  return row ?? { total: 0, last: null };
}
