import { isShortLived } from '@shop/database';
import type { ChunkOutcome, IncomingRecord } from '@shop/messaging';
import { toDelivery, type Delivery } from '../delivery.js';
import { failureKind } from '../failure-kind.js';
import { inboxMetrics, MAIN } from '../inbox-metrics.js';
import { keyOf } from '../ledger/ledger.js';
import { handleTogether } from './chunk-transaction.js';
import { DeliveryScope } from './delivery-scope.js';
import { anotherGetsThrough } from './another-gets-through.js';
import { giveBack } from './give-back.js';
import { parkAlone } from './park-alone.js';
import type { ProcessorOptions } from './processor-options.js';
import { retryInPlace } from './retry-in-place.js';

/**
 * The outcome of a part of a chunk. A part with the verdict `split` has had no effect: its halves come next.
 */
type Verdict = 'handled' | 'parked' | 'split';

/**
 * Handles the chunks of a group's own topics. One transaction holds a chunk and its record in the log, so an
 * effect happens once however often its event is delivered.
 *
 * If anything in a chunk fails, the chunk is rolled back and handled in halves. So a bad event costs only
 * itself, and a logarithm of transactions finds it among many. The processor parks it, and parks later events
 * of its key behind it. When the system is at fault, it parks nothing, gives the rest of the chunk back, and
 * pauses the group.
 */
export class ChunkProcessor {
  constructor(readonly options: ProcessorOptions) {}

  /** Never throws: the outcome holds the error. */
  readonly handle = async (records: IncomingRecord[]): Promise<ChunkOutcome> => {
    const { circuit, group } = this.options;
    if (circuit.retryAfterMs > 0) return { done: 0, retryIn: circuit.retryAfterMs };
    inboxMetrics.chunkEvents.observe({ group }, [records.length]);
    const probing = circuit.open;
    // One event is enough to find out whether the system works again.
    const parts = probing ? [records.slice(0, 1)] : this.#partsOf(records);
    let done = 0;
    try {
      for (let part = parts.shift(); part; part = parts.shift()) {
        const verdict = await this.#settle(part);
        if (verdict === 'split') parts.unshift(...halvesOf(part));
        else done += part.length;
      }
    } catch (error) {
      const others = probing ? this.#othersThanFirst(records) : [];
      if (await anotherGetsThrough(circuit, error, others, (other) => this.#settle([other]))) return { done };
      return giveBack(done, error, MAIN, this.options);
    }
    return { done };
  };

  #partsOf(records: IncomingRecord[]): IncomingRecord[][] {
    const { handlers } = this.options;
    const alone = records.some(({ topic }) => handlers.get(topic)?.transaction === 'event');
    return alone ? records.map((record) => [record]) : [records];
  }

  /**
   * The first record of each key, without the key of the very first record: none of them overtakes another.
   */
  #othersThanFirst(records: IncomingRecord[]): IncomingRecord[] {
    const keyOfRecord = (record: IncomingRecord): string =>
      keyOfDelivery(toDelivery(record, this.options.handlers));
    const [, ...others] = Map.groupBy(records, keyOfRecord).values();
    return others.flatMap(([first]) => first ?? []);
  }

  /** @throws failures of the system, with nothing done */
  async #settle(part: IncomingRecord[]): Promise<Verdict> {
    const { circuit, handlers } = this.options;
    const scopes = part.map((record) => new DeliveryScope(toDelivery(record, handlers), this.options));
    const only = scopes.length === 1 ? scopes[0] : undefined;
    try {
      // A deadlock, as between chunks of two topics that touch the same rows, is no fault of the events.
      await retryInPlace(() => handleTogether(scopes, this.options), only ? isTransient : isShortLived);
    } catch (error) {
      const isSystems = only
        ? circuit.isSystemAtFault(error, keyOfDelivery(only.delivery))
        : failureKind(error) === 'system';
      if (only && !isSystems) {
        await parkAlone(only, error, this.options);
        circuit.recordAnswer();
        return 'parked';
      }
      for (const scope of scopes) scope.undo(error);
      if (isSystems) throw error;
      return 'split';
    }
    if (scopes.some(({ outcome }) => outcome === 'handled')) circuit.recordSuccess();
    else circuit.recordAnswer();
    return 'handled';
  }
}

function isTransient(error: unknown): boolean {
  return failureKind(error) === 'transient';
}

function halvesOf<T>(part: readonly T[]): [T[], T[]] {
  const middle = Math.ceil(part.length / 2);
  return [part.slice(0, middle), part.slice(middle)];
}

function keyOfDelivery({ record, orderKey }: Delivery): string {
  return keyOf(record.topic, orderKey);
}
