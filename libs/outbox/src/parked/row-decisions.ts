import type { Transaction } from '@shop/database';
import { deadLetterTopic, FailureHeader, type HeaderJson } from '@shop/messaging';

/** A decision, with its author and reason. The table `outbox_decision` keeps it. */
export interface RowDecision {
  actor: string;
  reason?: string | undefined;
}

/** The subject of a decision. */
export interface DecidedRow {
  id: string;
  eventId: string;
  topic: string;
  key: string;
}

/** A row that is locked to be decided on. */
export interface LockedRow extends DecidedRow {
  bucket: number;
  headers: HeaderJson;
}

export type RowFate = 'released' | 'dropped';

/**
 * Whether the row moves a failed event through its retries. The ledger has the event, but only the row makes
 * it move.
 */
export function isStep({ topic, headers }: LockedRow): boolean {
  const group = headers[FailureHeader.group];
  return typeof group === 'string' && topic !== deadLetterTopic(group);
}

/** Keeps content and headers of dropped rows only: the others are still in the outbox. */
export async function recordDecisions(
  tx: Transaction,
  ids: readonly string[],
  what: RowFate,
  { actor, reason }: RowDecision,
): Promise<void> {
  await tx.query(
    `insert into outbox_decision
       (what, actor, reason, outbox_id, event_id, topic, key, parked_reason, headers, payload)
     select $2, $3, $4, id, event_id, topic, key, parked_reason,
       case when $2 = 'dropped' then headers end, case when $2 = 'dropped' then payload end
     from outbox where id = any($1::bigint[])`,
    [ids, what, actor, reason],
  );
}
