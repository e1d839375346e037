import { setTimeout as sleep } from 'node:timers/promises';
import { isShortLived } from '@shop/database';
import { Backoff, type ChunkOutcome, type IncomingRecord } from '@shop/messaging';
import { failureKind } from '../failure.js';
import { inboxMetrics } from '../inbox-metrics.js';
import { keyOf } from '../ledger/ledger.js';
import { parkAlone, processTogether } from './chunk-transaction.js';
import { toDelivery } from './delivery.js';
import type { ProcessorOptions } from './processor-options.js';
import { Step } from './step.js';
import type { Task } from './task.js';

const ATTEMPTS_IN_PLACE = 3;

/**
 * Takes the chunks of a group's own topics: each in one transaction, with the record of what was processed, so that an effect
 * happens once however often its event is delivered.
 *
 * When anything in a chunk fails it is rolled back and taken again in halves, so that one bad event costs only itself. One that
 * keeps failing is parked, and what comes later for its key is parked behind it. When nothing works, nothing is parked.
 */
export class ChunkProcessor {
  constructor(readonly options: ProcessorOptions) {}

  /** Never throws: what went wrong is in the outcome. */
  readonly take = async (records: IncomingRecord[]): Promise<ChunkOutcome> => {
    const { circuit, group, handlers } = this.options;
    if (circuit.closedIn > 0) return { done: 0, retryIn: circuit.closedIn };
    inboxMetrics.chunkEvents.observe({ group }, [records.length]);
    // While it is not known to work again, one event is enough to find out.
    if (circuit.open) return this.#oneByOne(records.slice(0, 1));
    const alone = records.some(({ topic }) => handlers.get(topic)?.transaction === 'event');
    return alone ? this.#oneByOne(records) : this.#together(records);
  };

  async #together(records: IncomingRecord[]): Promise<ChunkOutcome> {
    if (records.length === 1) return this.#oneByOne(records);
    try {
      await this.#processChunk(records);
    } catch (error) {
      if (failureKind(error) === 'system') return this.#giveBack(0, error);
      return this.#inHalves(records);
    }
    this.options.circuit.succeeded();
    return { done: records.length };
  }

  /** Finds the few that fail among many by a logarithm of transactions: what was rolled back with them is taken in ever smaller parts. */
  async #inHalves(records: IncomingRecord[]): Promise<ChunkOutcome> {
    const middle = Math.ceil(records.length / 2);
    const first = await this.#together(records.slice(0, middle));
    if (first.done < middle) return first;
    const second = await this.#together(records.slice(middle));
    return { ...second, done: middle + second.done };
  }

  async #oneByOne(records: IncomingRecord[]): Promise<ChunkOutcome> {
    for (const [index, record] of records.entries()) {
      const badTime = await this.#takeOne(record).catch((error: unknown) => error);
      if (badTime) return this.#giveBack(index, badTime);
    }
    return { done: records.length };
  }

  /** Handles one event or parks it. Returns the error if the time is bad rather than the event. */
  async #takeOne(record: IncomingRecord): Promise<unknown> {
    const task = this.#task(record);
    const badTime = await this.#handleOrPark(task).catch((error: unknown) => error);
    if (badTime) task.step.undo(badTime);
    return badTime;
  }

  async #handleOrPark(task: Task): Promise<unknown> {
    const { circuit } = this.options;
    const { error, attempts } = await this.#attempt(task);
    if (error === undefined) {
      circuit.succeeded();
      return undefined;
    }
    const kind = failureKind(error);
    const { record, orderKey } = task.delivery;
    if (kind === 'system') return error;
    if (kind === 'transient' && circuit.failed(keyOf(record.topic, orderKey))) return error;
    await task.step.run(() => parkAlone(task, this.options, error, attempts));
    return undefined;
  }

  /** Tries in place a few times, as long as the failure is one that may pass. */
  async #attempt(task: Task): Promise<{ attempts: number; error?: unknown }> {
    const backoff = new Backoff(50, 500);
    for (let attempts = 1; ; attempts += 1) {
      try {
        await processTogether([task], this.options);
        return { attempts };
      } catch (error) {
        task.step.noteFailure(error);
        if (failureKind(error) !== 'transient' || attempts === ATTEMPTS_IN_PLACE) return { attempts, error };
      }
      await sleep(backoff.next());
    }
  }

  /** A deadlock, as between chunks of two topics that touch the same rows, says nothing of the events: the whole chunk again. */
  async #processChunk(records: IncomingRecord[]): Promise<void> {
    const backoff = new Backoff(20, 200);
    for (let attempts = 1; ; attempts += 1) {
      const tasks = records.map((record) => this.#task(record));
      try {
        return await processTogether(tasks, this.options);
      } catch (error) {
        for (const { step } of tasks) step.undo(error);
        if (!isShortLived(error) || attempts === ATTEMPTS_IN_PLACE) throw error;
      }
      await sleep(backoff.next());
    }
  }

  #task(record: IncomingRecord): Task {
    const delivery = toDelivery(record, this.options.handlers);
    return { delivery, step: new Step(record, delivery.id, this.options) };
  }

  #giveBack(done: number, error: unknown): ChunkOutcome {
    const { circuit, group, logger } = this.options;
    const retryIn = circuit.trip(error instanceof Error ? error.message : String(error));
    logger.warn({ err: error, group, retryIn }, 'group paused: the system is at fault, not the event');
    return { done, retryIn };
  }
}
