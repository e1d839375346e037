import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { causesOf } from '../failure.js';

const AGAIN_AFTER_MS = 1_000;

export interface LiveView<T> {
  /** Opens the source, lets `work` look at it any number of times, and closes it. */
  open: (work: (look: () => Promise<T>) => Promise<void>) => Promise<void>;
  /** The pause after a look, in milliseconds. */
  pauseMs: (seen: T) => number;
}

/** The answer to a watcher: the state, or why it could not be read. */
export interface Sight<T> {
  /** When it was looked at, by the clock of the console. */
  at: number;
  /** The watcher sends it with its next request. */
  version: string;
  /** Left out when the watcher has it already. */
  seen?: T;
  problem?: string;
}

/**
 * The current state, for any number of watchers at the cost of one. It looks only while a watcher asks. A
 * failed look is reported, and repeated.
 */
export class LiveFeed<T> {
  #waiting = 0;
  #askedAt = -Infinity;
  #isRunning = false;
  #isOver = false;
  #sight: Sight<T> | undefined;
  #next = Promise.withResolvers<void>();

  constructor(
    private readonly view: LiveView<T>,
    private readonly idleMs = 3_000,
  ) {}

  get isWatched(): boolean {
    return !this.#isOver && (this.#waiting > 0 || performance.now() - this.#askedAt < this.idleMs);
  }

  /** Returns the latest state. A watcher that has it already is answered after the next look. */
  async after(version: string | undefined): Promise<Sight<T>> {
    this.#waiting += 1;
    if (!this.#isRunning) void this.#run();
    const isNews = this.#sight !== undefined && this.#sight.version !== version;
    if (!isNews && !this.#isOver) await this.#next.promise;
    this.#waiting -= 1;
    this.#askedAt = performance.now();
    const { seen, ...sight } = this.#sight ?? { at: Date.now(), version: '', problem: 'The console ends' };
    return seen === undefined || sight.version === version ? sight : { ...sight, seen };
  }

  /** Answers all waiting watchers, and stops looking. */
  end(): void {
    this.#isOver = true;
    this.#wake();
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    while (this.isWatched) {
      try {
        await this.view.open((look) => this.#keepLooking(look));
      } catch (error) {
        this.#tell({ problem: causesOf(error).join(', because ') });
        await sleep(AGAIN_AFTER_MS);
      }
    }
    this.#isRunning = false;
    this.#sight = undefined;
  }

  async #keepLooking(look: () => Promise<T>): Promise<void> {
    while (this.isWatched) {
      const seen = await look();
      this.#tell({ seen });
      await sleep(this.view.pauseMs(seen));
    }
  }

  #tell(what: { seen: T } | { problem: string }): void {
    const version = createHash('sha256').update(JSON.stringify(what)).digest('base64url');
    this.#sight = { at: Date.now(), version, ...what };
    this.#wake();
  }

  #wake(): void {
    this.#next.resolve();
    this.#next = Promise.withResolvers();
  }
}
