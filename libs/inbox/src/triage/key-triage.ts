import type { Database, Transaction } from '@shop/database';
import { inSpan } from '@shop/telemetry';
import type { Decision } from '../decision.js';
import type { Parking } from '../ledger/parking.js';
import { DEAD, type ParkedEvent } from '../ledger/parked-event.js';
import { describeRedrive } from './describe-redrive.js';
import { NotDeadError, NotHeadError, NotParkedError, QuarantinedError } from './triage.errors.js';

export interface TriageOptions {
  /** Checks whether the decision is allowed, and changes nothing. */
  dryRun?: boolean | undefined;
}

export interface RedriveOptions extends TriageOptions {
  /** Also redrives an event in quarantine, or one that is stuck in a retry tier. */
  force?: boolean | undefined;
}

/** The subject of a decision: the head of a key, and the number of events that followed it. */
export interface TriagedKey {
  eventId: string;
  topic: string;
  key: string;
  followers: number;
}

/**
 * Decides on one key at a time, by its head. One transaction locks the key, so nobody else parks, handles or
 * redrives an event of it. The waiting events of the key follow the head back to the first tier, in their
 * order.
 */
export class KeyTriage {
  constructor(
    readonly database: Database,
    readonly parking: Parking,
    readonly redriveCap: number,
  ) {}

  get group(): string {
    return this.parking.ledger.consumer;
  }

  redrive(
    eventId: string,
    decision: Decision,
    { dryRun = false, force = false }: RedriveOptions,
  ): Promise<TriagedKey> {
    return this.#decide(eventId, async (tx, head) => {
      if (!force) this.#assertRedrivable(head);
      if (dryRun) return;
      const line = { what: force ? 'redriven by force' : 'redriven', ...detailsOf(decision) };
      await inSpan(
        () => describeRedrive(head),
        async () => {
          await this.parking.redrive(tx, head, line);
          await this.parking.release(tx, head, `event ${eventId} was redriven`, decision.actor);
        },
      );
    });
  }

  /**
   * Removes the event without its effect. The log keeps it as processed, so a later copy is not handled
   * either.
   */
  discard(
    eventId: string,
    decision: Decision & { reason: string },
    { dryRun = false }: TriageOptions,
  ): Promise<TriagedKey> {
    return this.#decide(eventId, async (tx, head) => {
      if (head.stage !== DEAD) throw new NotDeadError(head);
      if (dryRun) return;
      this.parking.discard(tx, head, { what: 'discarded', ...detailsOf(decision) });
      await this.parking.release(tx, head, `event ${eventId} was discarded`, decision.actor);
    });
  }

  #decide(
    eventId: string,
    decide: (tx: Transaction, head: ParkedEvent) => Promise<void>,
  ): Promise<TriagedKey> {
    const { ledger } = this.parking;
    return this.database.transaction(async (tx) => {
      const row = await ledger.lock(tx, eventId);
      if (!row) throw new NotParkedError(this.group, eventId, await ledger.history(tx, eventId));
      const head = await ledger.head(tx, row);
      if (head && head.eventId !== row.eventId) throw new NotHeadError(row, head);
      const followers = await ledger.countBehind(tx, row);
      await decide(tx, row);
      return { eventId: row.eventId, topic: row.topic, key: row.key, followers };
    });
  }

  #assertRedrivable(head: ParkedEvent): void {
    if (head.stage !== DEAD) throw new NotDeadError(head);
    if (head.redrives >= this.redriveCap) throw new QuarantinedError(head);
  }
}

function detailsOf({ actor, reason = 'no reason given' }: Decision): { detail: string; actor: string } {
  return { detail: reason, actor };
}
