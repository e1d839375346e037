import type { Transaction } from '@shop/database';
import { FailureHeader, headersFromJson, type ChunkOutcome, type IncomingRecord } from '@shop/messaging';
import { failureKind } from '../failure.js';
import { inboxMetrics, succeeded } from '../inbox-metrics.js';
import type { ParkedEvent } from '../ledger/parked-event.js';
import { toDelivery, type Delivery } from './delivery.js';
import { handleDelivery } from './handle-delivery.js';
import type { ProcessorOptions } from './processor-options.js';
import { Step, type Outcome } from './step.js';

/**
 * Takes the records of one of a group's retry topics. The ledger decides, the record only says that it is time:
 * one whose event is no longer in this stage is an old copy, and only the head of a key is ever handled.
 */
export class TierProcessor {
  constructor(
    readonly stage: string,
    readonly options: ProcessorOptions,
  ) {}

  /** Never throws: what went wrong is in the outcome. */
  readonly take = async (records: IncomingRecord[]): Promise<ChunkOutcome> => {
    for (const [done, record] of records.entries()) {
      const wait = Math.max(this.options.circuit.closedIn, dueIn(record));
      if (wait > 0) return { done, retryIn: wait };
      try {
        await this.#takeOne(record);
      } catch (error) {
        return this.#giveBack(done, error);
      }
    }
    return { done: records.length };
  };

  async #takeOne(record: IncomingRecord): Promise<void> {
    const eventId = record.headers[FailureHeader.parkedId]?.toString();
    if (eventId === undefined) return;
    const step = new Step(record, eventId, this.options);
    try {
      await step.run(() => this.#advanceOrFail(step));
      step.finish();
    } catch (error) {
      step.undo(error);
      throw error;
    }
  }

  async #advanceOrFail(step: Step): Promise<void> {
    const { database } = this.options;
    try {
      step.outcome = await database.transaction((tx) => this.#advance(tx, step.eventId));
    } catch (error) {
      const result = failureKind(error);
      inboxMetrics.attempts.add({ group: this.options.group, stage: this.stage, result });
      if (result === 'system') throw error;
      step.noteFailure(error);
      const moved = await database.transaction((tx) => this.#failed(tx, step.eventId, error));
      if (moved) step.failed('failed again', moved.stage, error);
      else step.outcome = 'outdated';
    }
  }

  async #advance(tx: Transaction, eventId: string): Promise<Outcome> {
    const { parking, serde, group } = this.options;
    const row = await this.#current(tx, eventId);
    if (!row) return 'outdated';
    const head = await parking.ledger.head(tx, row);
    if (head && head.event_id !== eventId) {
      await parking.moveBehind(tx, row, head);
      return 'blocked';
    }
    const delivery = this.#delivery(row);
    await handleDelivery(tx, delivery, serde);
    await parking.ledger.remove(tx, row);
    await parking.ledger.note(tx, eventId, 'handled', `by ${group} in ${this.stage}`);
    tx.afterCommit(() => {
      this.options.circuit.succeeded();
      succeeded(group, this.stage, [delivery]);
    });
    return 'handled';
  }

  async #failed(tx: Transaction, eventId: string, error: unknown): Promise<ParkedEvent | undefined> {
    const row = await this.#current(tx, eventId);
    return row && this.options.parking.failedAgain(tx, row, error, failureKind(error));
  }

  /** The event's row, locked, if it is still in this stage. */
  async #current(tx: Transaction, eventId: string): Promise<ParkedEvent | undefined> {
    const row = await this.options.parking.ledger.lock(tx, eventId);
    return row?.stage === this.stage ? row : undefined;
  }

  /** The event as it came first: from the ledger, which has its bytes. */
  #delivery(row: ParkedEvent): Delivery {
    const record: IncomingRecord = {
      topic: row.topic,
      partition: row.source_partition,
      offset: row.source_offset,
      key: row.record_key,
      value: row.payload,
      headers: headersFromJson(row.headers),
      timestamp: row.event_time.getTime(),
    };
    return toDelivery(record, this.options.handlers);
  }

  #giveBack(done: number, error: unknown): ChunkOutcome {
    const { circuit, group, logger } = this.options;
    const retryIn = circuit.trip(error instanceof Error ? error.message : String(error));
    logger.warn(
      { err: error, group, stage: this.stage, retryIn },
      'retry tier paused: the system is at fault',
    );
    return { done, retryIn };
  }
}

function dueIn(record: IncomingRecord): number {
  const dueAt = Number(record.headers[FailureHeader.dueAt]?.toString() ?? 0);
  return Number.isFinite(dueAt) ? dueAt - Date.now() : 0;
}
