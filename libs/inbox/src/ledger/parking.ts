import type { Transaction } from '@shop/database';
import type { FailureKind, RetryTier } from '@shop/messaging';
import { forwardRecord, forwardRecords, type WakeUp } from '@shop/outbox';
import type { Delivery } from '../delivery.js';
import { inboxMetrics } from '../inbox-metrics.js';
import { keyOf, type Ledger, type NewEntry } from './ledger.js';
import {
  DEAD,
  stateOf,
  toFailure,
  type Failure,
  type HistoryLine,
  type ParkedEvent,
} from './parked-event.js';
import { forwardedRecord } from './forwarded-record.js';
import { nextParkedState, nextState, type Happening } from './transitions.js';

/** Thousands may wait behind one event. Parts of that size never fill the memory. */
const MAX_RELEASED_AT_ONCE = 500;

/**
 * Moves events from state to state, by {@link TRANSITIONS}. Each move changes the ledger and writes a record
 * to the outbox in one transaction, so there is no forward without its row and no row without its forward.
 */
export class Parking {
  constructor(
    readonly ledger: Ledger,
    /** The retry tiers in their order. Without any, the first failure is the last. */
    readonly tiers: readonly RetryTier[],
    readonly wakeUp: WakeUp,
  ) {}

  /** Parks an event that has failed for the first time, unless it is parked already. */
  async park(
    tx: Transaction,
    delivery: Delivery,
    error: unknown,
    kind: FailureKind,
    attempts: number,
  ): Promise<ParkedEvent | undefined> {
    const { what, stage } = this.#nextStage(undefined, kind);
    const failure = toFailure(error);
    const state = nextParkedState('new', what);
    const row = await this.#add(
      tx,
      { delivery, state, stage, attempts, failure, opening: lineOf(failure) },
      this.delayOf(stage),
    );
    if (row) this.#count(tx, stage);
    return row;
  }

  /** Parks an event behind the parked ones of its key: it has not failed, but must not overtake them. */
  async parkBehind(tx: Transaction, delivery: Delivery, { stage }: { stage: string }): Promise<void> {
    const opening = { what: 'blocked', detail: `behind ${stage}` };
    const state = nextParkedState('new', 'blocked');
    await this.#add(tx, { delivery, state, stage, attempts: 0, opening });
  }

  /**
   * Parks unfailed events so that they are handled once more: behind the parked events of their keys, or else
   * in the first tier, due at once. They must not be parked already.
   *
   * @param done the ids of those that have had their effect
   */
  async replay(
    tx: Transaction,
    deliveries: readonly Delivery[],
    done: ReadonlySet<string>,
    opening: HistoryLine,
  ): Promise<void> {
    const heads = await this.ledger.heads(tx, deliveries);
    for (const delivery of deliveries) {
      const state = nextParkedState(done.has(delivery.id) ? 'done' : 'new', 'replayed');
      const stage = heads.get(keyOf(delivery.record.topic, delivery.orderKey))?.stage ?? this.#first;
      await this.#add(tx, { delivery, state, stage, attempts: 0, opening });
    }
  }

  /** Removes a handled head. The next event of the key becomes the head. Needs the key locked. */
  handled(tx: Transaction, row: ParkedEvent, detail: string): void {
    this.#leave(tx, row, 'handled', { what: 'handled', detail });
  }

  /** Moves a head that has failed again to the next tier, or to the dead letters. Needs the key locked. */
  async failedAgain(
    tx: Transaction,
    row: ParkedEvent,
    error: unknown,
    kind: FailureKind,
  ): Promise<ParkedEvent> {
    const { what, stage } = this.#nextStage(row.stage, kind);
    const failure = toFailure(error);
    this.ledger.addHistory(tx, row.eventId, lineOf(failure));
    const moved = await this.#move(tx, row, what, { stage, failure });
    this.#forward(tx, moved, this.delayOf(stage));
    this.#count(tx, stage);
    return moved;
  }

  /** Moves an event that came up before its turn back behind the head. Needs the key locked. */
  async moveBehind(tx: Transaction, row: ParkedEvent, { stage }: ParkedEvent): Promise<void> {
    if (row.stage !== stage) {
      this.ledger.addHistory(tx, row.eventId, { what: 'blocked', detail: `behind ${stage}` });
    }
    this.#forward(tx, await this.#move(tx, row, 'blocked', { stage }));
  }

  /** Sends a dead event back to the first tier, to be handled at once. Needs the key locked. */
  async redrive(tx: Transaction, row: ParkedEvent, line: HistoryLine): Promise<void> {
    this.ledger.addHistory(tx, row.eventId, line);
    const redriven = !row.blocked;
    this.#forward(tx, await this.#move(tx, row, 'redriven', { stage: this.#first, redriven }));
  }

  /** Removes a dead event without its effect. Needs the key locked. */
  discard(tx: Transaction, row: ParkedEvent, line: HistoryLine): void {
    this.#leave(tx, row, 'discarded', line);
  }

  /**
   * Sends the record of an event in the tiers again, through the first tier if its own tier no longer exists.
   * Needs the key locked.
   */
  async sendAgain(tx: Transaction, row: ParkedEvent): Promise<void> {
    const known = this.tiers.some(({ name }) => name === row.stage);
    const stage = known ? row.stage : this.#first;
    const detail = `its record in ${row.stage} was long overdue`;
    this.ledger.addHistory(tx, row.eventId, { what: 'sent again', detail });
    this.#forward(tx, await this.#move(tx, row, 'sent again', { stage }));
  }

  /** Sends all events that wait behind this one after it, in their order. Needs the key locked. */
  async release(tx: Transaction, head: ParkedEvent, detail: string, actor: string): Promise<void> {
    const move = { state: nextParkedState('blocked', 'released'), stage: this.#first };
    const line = { what: 'released', detail, actor };
    let last = head;
    for (;;) {
      const rows = await this.ledger.moveNextBehind(tx, last, move, line, MAX_RELEASED_AT_ONCE);
      const end = rows.at(-1);
      if (!end) return;
      forwardRecords(
        tx,
        this.wakeUp,
        rows.map((row) => ({ eventId: row.eventId, record: forwardedRecord(row) })),
      );
      last = end;
    }
  }

  /** How long a failed event waits in a stage before its next attempt, in milliseconds. */
  delayOf(stage: string): number {
    return this.tiers.find(({ name }) => name === stage)?.delay ?? 0;
  }

  get #first(): string {
    const [first] = this.tiers;
    if (!first) throw new Error(`Group ${this.ledger.consumer} has no retry tier to redrive through`);
    return first.name;
  }

  #nextStage(stage: string | undefined, kind: FailureKind): { what: 'failed' | 'died'; stage: string } {
    const next = this.tiers[this.tiers.findIndex(({ name }) => name === stage) + 1];
    if (kind === 'poison' || !next) return { what: 'died', stage: DEAD };
    return { what: 'failed', stage: next.name };
  }

  async #add(tx: Transaction, entry: NewEntry, delayMs = 0): Promise<ParkedEvent | undefined> {
    const row = await this.ledger.add(tx, entry);
    if (row) this.#forward(tx, row, delayMs);
    return row;
  }

  #move(
    tx: Transaction,
    row: ParkedEvent,
    what: Happening,
    change: { stage: string; failure?: Failure; redriven?: boolean },
  ): Promise<ParkedEvent> {
    return this.ledger.move(tx, row, { ...change, state: nextParkedState(stateOf(row), what) });
  }

  #leave(tx: Transaction, row: ParkedEvent, what: 'handled' | 'discarded', line: HistoryLine): void {
    nextState(stateOf(row), what);
    this.ledger.addHistory(tx, row.eventId, line);
    this.ledger.remove(tx, row);
  }

  #forward(tx: Transaction, row: ParkedEvent, delayMs = 0): void {
    const dueAt = delayMs > 0 ? Date.now() + delayMs : undefined;
    forwardRecord(tx, this.wakeUp, row.eventId, forwardedRecord(row, dueAt));
  }

  #count(tx: Transaction, stage: string): void {
    tx.afterCommit(() => inboxMetrics.parked.add({ group: this.ledger.consumer, stage }));
  }
}

function lineOf(failure: Failure): HistoryLine {
  return { what: 'failed', detail: `${failure.class}: ${failure.message}` };
}
