import { setTimeout as sleep } from 'node:timers/promises';
import { causesOf } from '../failure.js';

const AGAIN_AFTER_MS = 1_000;

export interface LiveView<T> {
  /** Opens what it takes to look, lets `work` look as often as it likes, and closes it. */
  open: (work: (look: () => Promise<T>) => Promise<void>) => Promise<void>;
  /** The pause after a look, in milliseconds. */
  pauseMs: (seen: T) => number;
}

/**
 * The present state, for any number of watchers at the cost of one. It looks only while somebody watches. A
 * failed look is reported, and repeated.
 */
export class LiveFeed<T> {
  #watchers = 0;
  #running = false;
  #seen: { json: string; version: number } = { json: '', version: 0 };
  #problem: string | undefined;
  #next = Promise.withResolvers<void>();

  constructor(private readonly view: LiveView<T>) {}

  get isWatched(): boolean {
    return this.#watchers > 0;
  }

  /**
   * A line for each look: with what was seen, when that is new to this watcher. It ends when the signal says
   * so.
   */
  async *watch(signal: AbortSignal): AsyncGenerator<string> {
    this.#watchers += 1;
    if (!this.#running) void this.#run();
    try {
      for (let told = 0; !signal.aborted;) {
        const next = this.#next.promise;
        const line = this.#line(told);
        if (this.#problem === undefined) told = this.#seen.version;
        if (line !== undefined) yield line;
        await next;
      }
    } finally {
      this.#watchers -= 1;
    }
  }

  /** Lets all watchers look at their signals. */
  wake(): void {
    this.#next.resolve();
    this.#next = Promise.withResolvers();
  }

  #line(told: number): string | undefined {
    const at = Date.now();
    const { json, version } = this.#seen;
    if (this.#problem !== undefined) return `${JSON.stringify({ at, problem: this.#problem })}\n`;
    if (version === 0) return undefined;
    return version === told ? `{"at":${at}}\n` : `{"at":${at},"seen":${json}}\n`;
  }

  async #run(): Promise<void> {
    this.#running = true;
    while (this.isWatched) {
      try {
        await this.view.open((look) => this.#keepLooking(look));
      } catch (error) {
        this.#problem = causesOf(error).join(', because ');
        this.wake();
        await sleep(AGAIN_AFTER_MS);
      }
    }
    this.#running = false;
    this.#seen = { json: '', version: 0 };
  }

  async #keepLooking(look: () => Promise<T>): Promise<void> {
    while (this.isWatched) {
      const seen = await look();
      const json = JSON.stringify(seen);
      if (json !== this.#seen.json) this.#seen = { json, version: this.#seen.version + 1 };
      this.#problem = undefined;
      this.wake();
      await sleep(this.view.pauseMs(seen));
    }
  }
}
