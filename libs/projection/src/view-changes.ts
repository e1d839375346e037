import { Injectable } from '@nestjs/common';
import { Signal, type ChunkHandler } from '@shop/messaging';

/**
 * Wakes readers that wait for a version once this process has projected it, so that they need not keep
 * looking. Projections of other processes wake nobody: a reader also looks from time to time.
 */
@Injectable()
export class ViewChanges {
  readonly #watched = new Map<string, Set<Signal>>();

  /** Runs `work` with a signal that is raised whenever events of that key have been projected. */
  async watch<T>(key: string, work: (changed: Signal) => Promise<T>): Promise<T> {
    const changed = new Signal();
    const signals = this.#watched.get(key) ?? new Set();
    this.#watched.set(key, signals.add(changed));
    try {
      return await work(changed);
    } finally {
      signals.delete(changed);
      if (signals.size === 0) this.#watched.delete(key);
    }
  }

  /** Makes a projector's chunks known once they are committed. */
  announced(handle: ChunkHandler): ChunkHandler {
    return async (records) => {
      const outcome = await handle(records);
      for (const { key } of records.slice(0, outcome.done)) this.#announce(key);
      return outcome;
    };
  }

  #announce(key: string): void {
    for (const signal of this.#watched.get(key) ?? []) signal.raise();
  }
}
