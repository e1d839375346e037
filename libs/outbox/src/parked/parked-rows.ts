import type { Database, Transaction } from '@shop/database';
import type { WakeUp } from '../wake-up.js';
import {
  decideMany,
  type DecideManyOptions,
  type DecideManyStep,
  type ParkedRowFilter,
} from './decide-many.js';
import { DropWouldStrandError, RowNotParkedError } from './parked-row.errors.js';
import {
  isStep,
  recordDecisions,
  type DecidedRow,
  type LockedRow,
  type RowDecision,
  type RowFate,
} from './row-decisions.js';

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
  /** The number of later rows of its key that it holds up. */
  waiting: number;
}

/** Decides on rows that the broker refuses. Later rows of the same topic and key wait for that decision. */
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
   * Lets the relay try the row again, and then the rows behind it.
   *
   * @throws RowNotParkedError
   */
  release(id: string, decision: RowDecision): Promise<DecidedRow> {
    return this.#decide(id, 'released', decision, async (tx) => {
      await tx.query('update outbox set parked_at = null, parked_reason = null where id = $1', [id]);
    });
  }

  /**
   * Drops the row: it is never published. The rows behind it are.
   *
   * @throws RowNotParkedError, DropWouldStrandError
   */
  drop(id: string, decision: RowDecision & { reason: string }): Promise<DecidedRow> {
    return this.#decide(id, 'dropped', decision, async (tx, row) => {
      if (isStep(row)) throw new DropWouldStrandError(id, row.topic, row.eventId);
      await tx.query('delete from outbox where id = $1', [id]);
    });
  }

  /**
   * Releases all matching rows, in the order in which they were appended, some hundred in a transaction. It
   * leaves out rows that are refused meanwhile, so it ends even if the broker refuses all of them again.
   */
  releaseMatching(
    filter: ParkedRowFilter,
    decision: RowDecision,
    options: DecideManyOptions = {},
  ): AsyncGenerator<DecideManyStep> {
    return decideMany(this, 'released', { filter, decision, ...options });
  }

  /** Drops all matching rows. Rows that cannot be dropped stay, and count as refused. */
  dropMatching(
    filter: ParkedRowFilter,
    decision: RowDecision & { reason: string },
    options: DecideManyOptions = {},
  ): AsyncGenerator<DecideManyStep> {
    return decideMany(this, 'dropped', { filter, decision, ...options });
  }

  #decide(
    id: string,
    what: RowFate,
    decision: RowDecision,
    apply: (tx: Transaction, row: LockedRow) => Promise<void>,
  ): Promise<DecidedRow> {
    return this.database.transaction(async (tx) => {
      const [row] = await tx.query<LockedRow>(
        `select id, event_id as "eventId", topic, key, bucket, headers from outbox
         where id = $1 and parked_at is not null for update`,
        [id],
      );
      if (!row) throw new RowNotParkedError(id);
      await recordDecisions(tx, [id], what, decision);
      await apply(tx, row);
      tx.afterCommit(() => this.wakeUp.notify(row.bucket));
      return { id, eventId: row.eventId, topic: row.topic, key: row.key };
    });
  }
}
