import type { Database } from '@shop/database';

/** A decision on a dead letter, and its outcome. */
export interface DecidedLetter {
  /** Counts up in the order of the decisions. */
  seq: string;
  eventId: string;
  at: Date;
  what: string;
  reason: string;
  actor: string | null;
  /** The present stage of the event, or its last known state: `handled`, `discarded`. */
  outcome: string;
}

export interface DecidedPage {
  items: DecidedLetter[];
  /** For the next page, if there is one. */
  nextCursor?: string;
}

/** The latest first. */
export function listDecided(
  database: Database,
  consumer: string,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<DecidedLetter[]> {
  return database.query<DecidedLetter>(
    `select d.id as seq, d.event_id as "eventId", d.at, d.what, d.detail as reason, d.actor,
       coalesce(p.stage, last.what) as outcome
     from parked_event_history d
     left join parked_event p on p.consumer = d.consumer and p.event_id = d.event_id
     cross join lateral (
       select h.what from parked_event_history h
       where h.consumer = d.consumer and h.event_id = d.event_id order by h.id desc limit 1
     ) last
     where d.consumer = $1 and d.what in ('redriven', 'redriven by force', 'discarded')
       and ($2::bigint is null or d.id < $2)
     order by d.id desc limit $3`,
    [consumer, after, limit],
  );
}
