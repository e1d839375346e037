import type { OffsetRange } from '../../port/index.js';

/** A little more than until something is due, so that it is not asked for again in vain. */
const MIN_WAIT_MS = 10;

export interface FetchWaitOptions {
  heartbeatIntervalMs: number;
  /** When the first partition that is paused now will be resumed, in milliseconds since 1970. */
  firstResumed: () => number;
  /** Told of records that were removed before they were fetched. */
  missed?: ((range: OffsetRange) => void) | undefined;
}

/**
 * For how long a fetch waits at the broker for something to come, which it sends at once. The longer, the
 * less there is to do while nothing comes; but kafkajs sends heartbeats between fetches, and a partition that
 * was paused when a fetch began is not part of it. So each ends when one or the other is due.
 */
export class FetchWait {
  readonly #end = new AbortController();
  #heartbeatDue = 0;

  constructor(readonly options: FetchWaitOptions) {}

  /** After a join or a heartbeat. */
  noteHeartbeat(): void {
    this.#heartbeatDue = Date.now() + this.options.heartbeatIntervalMs;
  }

  /** Ends the fetches under way: the group is being left. */
  end(): void {
    this.#end.abort();
  }

  /** Of a fetch that begins now. */
  get milliseconds(): number {
    const due = Math.min(this.#heartbeatDue, this.options.firstResumed());
    return Math.max(due - Date.now(), MIN_WAIT_MS);
  }

  /** What was fetched, or nothing if it is ended first. */
  async unlessEnded<T>(fetched: Promise<T[]>): Promise<T[]> {
    const { signal } = this.#end;
    const { promise: ended, resolve } = Promise.withResolvers<T[]>();
    const end = (): void => resolve([]);
    signal.addEventListener('abort', end);
    try {
      return await Promise.race([fetched, ended]);
    } finally {
      signal.removeEventListener('abort', end);
    }
  }
}
