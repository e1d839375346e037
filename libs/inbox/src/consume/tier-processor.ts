import type { Transaction } from '@shop/database';
import { FailureHeader, headersFromJson, type ChunkOutcome, type IncomingRecord } from '@shop/messaging';
import { toDelivery, type Arrival, type Delivery } from '../delivery.js';
import { failureKind } from '../failure-kind.js';
import { inboxMetrics, succeeded } from '../inbox-metrics.js';
import { keyOf } from '../ledger/ledger.js';
import type { ParkedEvent } from '../ledger/parked-event.js';
import { DeliveryScope, type Outcome } from './delivery-scope.js';
import { anotherGetsThrough } from './another-gets-through.js';
import { giveBack } from './give-back.js';
import { handleDelivery } from './handle-delivery.js';
import type { ProcessorOptions } from './processor-options.js';

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/**
 * Handles the records of one of a group's retry topics. The ledger decides what happens; the record only says
 * that the time has come. A record whose event has left this stage is an old copy. Only the first event of a
 * key is handled.
 */
export class TierProcessor {
  constructor(
    readonly stage: string,
    readonly options: ProcessorOptions,
  ) {}

  /** Never throws: the outcome holds the error. */
  readonly handle = async (records: IncomingRecord[]): Promise<ChunkOutcome> => {
    const { circuit } = this.options;
    for (const [done, record] of records.entries()) {
      const wait = Math.max(circuit.retryAfterMs, this.#dueIn(record));
      if (wait > 0) return { done, retryIn: wait };
      const probing = circuit.open;
      try {
        await this.#settle(record);
      } catch (error) {
        const others = probing ? this.#dueBehind(record, records.slice(done)) : [];
        if (await anotherGetsThrough(circuit, error, others, (other) => this.#settle(other))) return { done };
        return giveBack(done, error, this.stage, this.options);
      }
    }
    return { done: records.length };
  };

  /** @throws failures of the system, with nothing done */
  async #settle(record: IncomingRecord): Promise<void> {
    const id = record.headers[FailureHeader.parkedId]?.toString() ?? '';
    if (!UUID.test(id)) return this.#skip(record);
    const scope = new DeliveryScope<Arrival>({ record, id }, this.options);
    try {
      await scope.run(() => this.#advanceOrFail(scope));
    } catch (error) {
      scope.undo(error);
      throw error;
    }
    scope.finish();
  }

  /** Skips a record that another program wrote to the retry topic. */
  #skip({ topic, partition, offset }: IncomingRecord): void {
    const { logger, group } = this.options;
    logger.warn({ group, topic, partition, offset }, 'record skipped: it names no parked event');
  }

  async #advanceOrFail(scope: DeliveryScope<Arrival>): Promise<void> {
    const { database, group, circuit } = this.options;
    const { id } = scope.delivery;
    try {
      scope.outcome = await database.transaction((tx) => this.#advance(tx, id));
    } catch (error) {
      const result = failureKind(error);
      inboxMetrics.attempts.add({ group, stage: this.stage, result });
      scope.noteFailure(error);
      // No event climbs while the system is at fault.
      if (circuit.isSystemAtFault(error)) throw error;
      const moved = await database.transaction((tx) => this.#fail(tx, id, error));
      if (moved) scope.failed('failed again', moved.stage, error);
      else scope.outcome = 'outdated';
      circuit.recordAnswer();
    }
  }

  async #advance(tx: Transaction, eventId: string): Promise<Outcome> {
    const { parking, serde, group } = this.options;
    const row = await this.#current(tx, eventId);
    if (!row) return 'outdated';
    const head = await parking.ledger.head(tx, row);
    if (head && head.eventId !== eventId) {
      await parking.moveBehind(tx, row, head);
      return 'blocked';
    }
    const delivery = this.#delivery(row);
    await handleDelivery(tx, delivery, serde);
    parking.handled(tx, row, `by ${group} in ${this.stage}`);
    tx.afterCommit(() => {
      this.options.circuit.recordSuccess();
      succeeded(group, this.stage, [delivery]);
    });
    return 'handled';
  }

  async #fail(tx: Transaction, eventId: string, error: unknown): Promise<ParkedEvent | undefined> {
    const row = await this.#current(tx, eventId);
    return row && this.options.parking.failedAgain(tx, row, error, failureKind(error));
  }

  /** The event's row, locked, if it is still in this stage. */
  async #current(tx: Transaction, eventId: string): Promise<ParkedEvent | undefined> {
    const row = await this.options.parking.ledger.lock(tx, eventId);
    return row?.stage === this.stage ? row : undefined;
  }

  /** The due records of other keys than the first. */
  #dueBehind(first: IncomingRecord, records: IncomingRecord[]): IncomingRecord[] {
    return records.filter(
      (record) => this.#dueIn(record) <= 0 && keyOfForward(record) !== keyOfForward(first),
    );
  }

  /**
   * Milliseconds until the record may be handled. A due time further away than the tier's delay comes from
   * another program, and would hold up all later records: it is cut to the delay.
   */
  #dueIn({ headers, timestamp }: IncomingRecord): number {
    const dueAt = Number(headers[FailureHeader.dueAt]?.toString() ?? 0);
    const latest = timestamp + this.options.parking.delayOf(this.stage);
    return Number.isNaN(dueAt) ? 0 : Math.min(dueAt, latest) - Date.now();
  }

  /** The event as it first came: from the ledger, which has its bytes. */
  #delivery({ topic, partition, offset, key, payload, headers, eventTime }: ParkedEvent): Delivery {
    const record: IncomingRecord = {
      topic,
      partition,
      offset,
      key,
      value: payload,
      headers: headersFromJson(headers),
      timestamp: eventTime.getTime(),
    };
    return toDelivery(record, this.options.handlers);
  }
}

/** The order key of the event in a forwarded record. */
function keyOfForward({ topic, key, headers }: IncomingRecord): string {
  return keyOf(headers[FailureHeader.topic]?.toString() ?? topic, key);
}
