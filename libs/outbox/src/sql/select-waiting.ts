import type { Database } from '@shop/database';
import { HeaderName, type HeaderJson } from '@shop/messaging';
import { bucketOf } from '../bucket.js';

/** An unpublished row: the relay will come to it, unless the broker has refused it. */
export interface WaitingRow {
  id: string;
  eventId: string;
  topic: string;
  key: string;
  headers: HeaderJson;
  createdAt: Date;
  /** The beginning of its wait for a decision. */
  parkedAt: Date | null;
  /** The broker's words. */
  reason: string | null;
}

const MAX_ROWS = 1_000;

/**
 * The rows that have one of the keys, or that one of the events caused: the oldest first, at most a thousand.
 */
export function selectWaiting(
  database: Database,
  { keys, eventIds }: { keys: readonly string[]; eventIds: readonly string[] },
): Promise<WaitingRow[]> {
  return database.query<WaitingRow>(
    `select id, event_id as "eventId", topic, key, headers, created_at as "createdAt",
       parked_at as "parkedAt", parked_reason as reason
     from outbox
     where (bucket = any($1::smallint[]) and key = any($2)) or headers ->> '${HeaderName.causationId}' = any($3)
     order by id limit ${MAX_ROWS}`,
    [keys.map(bucketOf), keys, eventIds],
  );
}
