/** In milliseconds. A little more than until something is due, so that it is not asked for again in vain. */
const SHORTEST = 10;

export interface FetchWaitOptions {
  /** In milliseconds. */
  heartbeatInterval: number;
  /** When the first partition that is paused now will be resumed, in milliseconds since 1970. */
  firstResumed: () => number;
}

/**
 * For how long a fetch waits at the broker for something to come, which it sends at once. The longer, the less there is to do while nothing comes; but
 * kafkajs sends heartbeats between fetches, and a partition that was paused when a fetch began is not part of it. So each ends when
 * one or the other is due.
 *
 * Is given to kafkajs in the place of a number, which it reads anew for each fetch.
 */
export class FetchWait {
  readonly #end = new AbortController();
  #heartbeatDue = 0;

  constructor(readonly options: FetchWaitOptions) {}

  /** After a join or a heartbeat. */
  noteHeartbeat(): void {
    this.#heartbeatDue = Date.now() + this.options.heartbeatInterval;
  }

  /** Ends the fetches under way: the group is being left. */
  end(): void {
    this.#end.abort();
  }

  valueOf(): number {
    const due = Math.min(this.#heartbeatDue, this.options.firstResumed());
    return Math.max(due - Date.now(), SHORTEST);
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
