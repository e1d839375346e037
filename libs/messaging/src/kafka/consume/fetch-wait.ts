import type { OffsetRange } from '../../port/index.js';

/** A little longer than until the next due time, so that one more fetch finds the record. */
const MIN_WAIT_MS = 10;

export interface FetchWaitOptions {
  heartbeatIntervalMs: number;
  /** When the first partition that is paused now will be resumed, by `performance.now()`. */
  firstResumed: () => number;
  /** Called for records that were removed before they were fetched. */
  missed?: ((range: OffsetRange) => void) | undefined;
  /** Awaited before the first and every later join of the group. */
  beforeJoin?: () => Promise<void>;
}

/**
 * Decides how long a fetch waits at the broker for new records, which arrive at once. A longer wait costs
 * less while nothing comes. But kafkajs sends heartbeats only between fetches, and a fetch leaves out
 * partitions that were paused when it began. So each fetch ends when a heartbeat or a resumed partition is
 * due.
 */
export class FetchWait {
  readonly #end = new AbortController();
  #heartbeatDue = 0;

  constructor(readonly options: FetchWaitOptions) {}

  /** After a join or a heartbeat. */
  noteHeartbeat(): void {
    this.#heartbeatDue = performance.now() + this.options.heartbeatIntervalMs;
  }

  /** Ends the open fetches, because the member leaves the group. */
  end(): void {
    this.#end.abort();
  }

  /** The wait of a fetch that begins now. */
  get milliseconds(): number {
    const due = Math.min(this.#heartbeatDue, this.options.firstResumed());
    return Math.max(Math.ceil(due - performance.now()), MIN_WAIT_MS);
  }

  /** Resolves with the fetched records, or with none if the fetch is ended first. */
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
