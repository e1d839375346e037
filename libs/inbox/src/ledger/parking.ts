import type { Transaction } from '@shop/database';
import {
  deadLetterTopic,
  FailureHeader,
  headersFromJson,
  retryTopic,
  type FailureKind,
  type OutgoingRecord,
  type RetryTier,
} from '@shop/messaging';
import { forwardRecord, forwardRecords, type WakeUp } from '@shop/outbox';
import { activeTraceHeaders } from '@shop/telemetry';
import type { Delivery } from '../consume/delivery.js';
import { inboxMetrics } from '../inbox-metrics.js';
import { keyOf, type Ledger } from './ledger.js';
import { DEAD, toFailure, type HistoryLine, type ParkedEvent } from './parked-event.js';

/** Thousands may wait behind one event: in parts, so that they are never all in memory. */
const RELEASED_AT_ONCE = 500;

/**
 * Moves events from stage to stage. Each move is a change of the ledger and a record in the outbox, in one transaction, so that
 * there is no forward without its row and no row without its forward.
 */
export class Parking {
  constructor(
    readonly ledger: Ledger,
    /** In their order. Without any, the first failure is the last. */
    readonly tiers: readonly RetryTier[],
    readonly wakeUp: WakeUp,
  ) {}

  /** Parks an event that has failed for the first time. */
  async park(
    tx: Transaction,
    delivery: Delivery,
    error: unknown,
    kind: FailureKind,
    attempts: number,
  ): Promise<ParkedEvent> {
    const stage = kind === 'poison' ? DEAD : this.#after(undefined);
    const row = await this.ledger.add(tx, { delivery, stage, attempts, failure: toFailure(error) });
    this.#forward(tx, row, this.delayOf(stage));
    this.#count(tx, stage);
    return row;
  }

  /** Parks an event whose key has a parked one already: it has not failed, it must not overtake. */
  async parkBehind(tx: Transaction, delivery: Delivery, head: { stage: string }): Promise<void> {
    const row = await this.ledger.add(tx, { delivery, stage: head.stage, attempts: 0 });
    this.#forward(tx, row, 0);
  }

  /**
   * Parks events that have not failed but are to be handled once more: behind what is parked of their keys, else in the first tier, due at
   * once. They must not be parked already.
   */
  async replay(tx: Transaction, deliveries: readonly Delivery[], opening: HistoryLine): Promise<void> {
    const heads = await this.ledger.heads(tx, deliveries);
    for (const delivery of deliveries) {
      const stage = heads.get(keyOf(delivery.record.topic, delivery.orderKey))?.stage ?? this.#first;
      this.#forward(tx, await this.ledger.add(tx, { delivery, stage, attempts: 0, opening }), 0);
    }
  }

  /** A head has failed again: on to the next tier, or dead. Needs the key locked. */
  async failedAgain(
    tx: Transaction,
    row: ParkedEvent,
    error: unknown,
    kind: FailureKind,
  ): Promise<ParkedEvent> {
    const stage = kind === 'poison' ? DEAD : this.#after(row.stage);
    const moved = await this.ledger.failed(tx, row, stage, toFailure(error));
    this.#forward(tx, moved, this.delayOf(stage));
    this.#count(tx, stage);
    return moved;
  }

  /** One that is not the head of its key has come up: back behind the head. Needs the key locked. */
  async moveBehind(tx: Transaction, row: ParkedEvent, head: ParkedEvent): Promise<void> {
    this.#forward(tx, await this.ledger.moveBehind(tx, row, head.stage), 0);
  }

  /** Sends a dead event back to the first tier, to be handled at once. Needs the key locked. */
  async redrive(tx: Transaction, row: ParkedEvent): Promise<void> {
    this.#forward(tx, await this.ledger.redriven(tx, row, this.#first), 0);
  }

  /** Sends the record of an event in the tiers once more; through the first tier if its own is none any more. Needs the key locked. */
  async sendAgain(tx: Transaction, row: ParkedEvent): Promise<void> {
    const known = this.tiers.some(({ name }) => name === row.stage);
    const stage = known ? row.stage : this.#after(undefined);
    this.#forward(tx, await this.ledger.sentAgain(tx, row, stage), 0);
  }

  /** Sends everything that waits behind an event after it, in its order. Needs the key locked. */
  async release(tx: Transaction, head: ParkedEvent, why: string, actor: string): Promise<void> {
    const move = { stage: this.#first, why, actor, limit: RELEASED_AT_ONCE };
    let last = head;
    for (;;) {
      const rows = await this.ledger.moveNextBehind(tx, last, move);
      const end = rows.at(-1);
      if (!end) return;
      const records = rows.map((row) => ({ eventId: row.event_id, record: toForward(row, undefined) }));
      forwardRecords(tx, this.wakeUp, records);
      last = end;
    }
  }

  get #first(): string {
    const [first] = this.tiers;
    if (!first) throw new Error(`Group ${this.ledger.consumer} has no retry tier to redrive through`);
    return first.name;
  }

  #after(stage: string | undefined): string {
    const next = this.tiers.findIndex(({ name }) => name === stage) + 1;
    return this.tiers[next]?.name ?? DEAD;
  }

  #count(tx: Transaction, stage: string): void {
    tx.afterCommit(() => inboxMetrics.parked.add({ group: this.ledger.consumer, stage }));
  }

  /** How long an event that has failed waits in a stage before it is tried again, in milliseconds. */
  delayOf(stage: string): number {
    return this.tiers.find(({ name }) => name === stage)?.delay ?? 0;
  }

  #forward(tx: Transaction, row: ParkedEvent, delay: number): void {
    const dueAt = delay > 0 ? Date.now() + delay : undefined;
    forwardRecord(tx, this.wakeUp, row.event_id, toForward(row, dueAt));
  }
}

/** The record as it came, with what happened to it in additional headers. */
function toForward(row: ParkedEvent, dueAt: number | undefined): OutgoingRecord {
  const { traceparent } = activeTraceHeaders();
  return {
    topic: row.stage === DEAD ? deadLetterTopic(row.consumer) : retryTopic(row.consumer, row.stage),
    key: row.record_key,
    value: row.payload,
    headers: {
      ...headersFromJson(row.headers),
      [FailureHeader.topic]: row.topic,
      [FailureHeader.partition]: String(row.source_partition),
      [FailureHeader.offset]: row.source_offset,
      [FailureHeader.group]: row.consumer,
      [FailureHeader.deliveryCount]: String(row.attempts),
      [FailureHeader.message]: row.error_message ?? 'has not failed itself',
      ...(row.error_class === null ? {} : { [FailureHeader.class]: row.error_class }),
      [FailureHeader.firstFailedAt]: row.parked_at.toISOString(),
      [FailureHeader.redrives]: String(row.redrives),
      [FailureHeader.parkedId]: row.event_id,
      ...(traceparent === undefined ? {} : { [FailureHeader.forwardedIn]: traceparent }),
      ...(dueAt === undefined ? {} : { [FailureHeader.dueAt]: String(dueAt) }),
    },
  };
}
