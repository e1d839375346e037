import type { Database, Transaction } from '@shop/database';
import { deadLetterTopic, FailureHeader, type HeaderJson } from '@shop/messaging';
import type { WakeUp } from '../wake-up.js';
import { DropWouldStrandError, RowNotParkedError } from './parked-row.errors.js';

/** A row that the broker has refused for good. */
export interface ParkedRow {
  id: string;
  eventId: string;
  topic: string;
  key: string;
  createdAt: Date;
  parkedAt: Date;
  /** The broker's words. */
  reason: string;
  /** How many later rows of its key it holds up. */
  waiting: number;
}

/** Who decided, and why. Is kept in the table `outbox_decision`. */
export interface RowDecision {
  actor: string;
  reason?: string | undefined;
}

/** What was decided on. */
export interface DecidedRow {
  id: string;
  eventId: string;
  topic: string;
  key: string;
}

interface Locked extends DecidedRow {
  bucket: number;
  headers: HeaderJson;
}

/**
 * Decides on rows that the broker refuses. Later rows of the same topic and key wait until it is decided what
 * becomes of one.
 */
export class ParkedRows {
  constructor(
    readonly database: Database,
    readonly wakeUp: WakeUp,
  ) {}

  /** In the order in which they were appended. */
  list({ after, limit }: { after?: string | undefined; limit: number }): Promise<ParkedRow[]> {
    return this.database.query<ParkedRow>(
      `select p.id, p.event_id as "eventId", p.topic, p.key, p.created_at as "createdAt", p.parked_at as "parkedAt",
         p.parked_reason as reason,
         (select count(*)::int from outbox w
          where w.bucket = p.bucket and w.topic = p.topic and w.key = p.key and w.id > p.id) as waiting
       from outbox p
       where p.parked_at is not null and ($1::bigint is null or p.id > $1)
       order by p.id limit $2`,
      [after, limit],
    );
  }

  /**
   * Lets the relay try the row again, and then what waits for it.
   *
   * @throws RowNotParkedError
   */
  release(id: string, decision: RowDecision): Promise<DecidedRow> {
    return this.#decide(id, 'released', decision, async (tx) => {
      await tx.query('update outbox set parked_at = null, parked_reason = null where id = $1', [id]);
    });
  }

  /**
   * Gives the row up: it is never published, what waits for it is.
   *
   * @throws RowNotParkedError, DropWouldStrandError
   */
  drop(id: string, decision: RowDecision & { reason: string }): Promise<DecidedRow> {
    return this.#decide(id, 'dropped', decision, async (tx, row) => {
      if (isStep(row)) throw new DropWouldStrandError(id, row.topic, row.eventId);
      await tx.query('delete from outbox where id = $1', [id]);
    });
  }

  #decide(
    id: string,
    what: 'released' | 'dropped',
    decision: RowDecision,
    apply: (tx: Transaction, row: Locked) => Promise<void>,
  ): Promise<DecidedRow> {
    return this.database.transaction(async (tx) => {
      const [row] = await tx.query<Locked>(
        `select id, event_id as "eventId", topic, key, bucket, headers from outbox
         where id = $1 and parked_at is not null for update`,
        [id],
      );
      if (!row) throw new RowNotParkedError(id);
      await recordDecision(tx, id, what, decision);
      await apply(tx, row);
      tx.afterCommit(() => this.wakeUp.notify(row.bucket));
      return { id, eventId: row.eventId, topic: row.topic, key: row.key };
    });
  }
}

/**
 * Whether the row moves a failed event through its retries. The ledger has the event, but only the row makes
 * it move.
 */
function isStep({ topic, headers }: Locked): boolean {
  const group = headers[FailureHeader.group];
  return typeof group === 'string' && topic !== deadLetterTopic(group);
}

/** Content and headers only of what goes: they are still in the outbox otherwise. */
async function recordDecision(
  tx: Transaction,
  id: string,
  what: 'released' | 'dropped',
  { actor, reason }: RowDecision,
): Promise<void> {
  await tx.query(
    `insert into outbox_decision
       (what, actor, reason, outbox_id, event_id, topic, key, parked_reason, headers, payload)
     select $2, $3, $4, id, event_id, topic, key, parked_reason,
       case when $2 = 'dropped' then headers end, case when $2 = 'dropped' then payload end
     from outbox where id = $1`,
    [id, what, actor, reason],
  );
}
