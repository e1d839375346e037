import { Backoff, type FailureKind } from '@shop/messaging';
import { failureKind } from '../failure-kind.js';

/** How many of the latest events are looked at, and the smallest number of them that decides anything. */
const MAX_LOOKED_AT = 20;
const MIN_LOOKED_AT = 10;
/** A system that is back is found within that time, however long it was away. */
const MAX_PAUSE_MS = 10_000;

/**
 * Tells a failing event from a failing system. An error of the system opens it at once. So do transient
 * failures when at least half of the last 20 events failed, at least 10 of them looked at, over two keys or
 * more. While it is open the group pauses and tries a little, nothing is parked, and nothing climbs the
 * tiers. It closes when an event succeeds, or when the system answers again if its error was the reason.
 *
 * @see https://martinfowler.com/bliki/CircuitBreaker.html
 */
export class Circuit {
  readonly #latest: { failed: boolean; key: string }[] = [];
  readonly #pause = new Backoff(200, MAX_PAUSE_MS);
  #openUntil = 0;
  /** The reason for opening: an error that blames the system, or the number of failures. */
  #openedBy: FailureKind | undefined;
  #probes = 0;

  constructor(readonly onChange: (state: 'open' | 'closed', reason: string) => void = () => undefined) {}

  /** The milliseconds for which the caller should try nothing. 0 if it may try now. */
  get retryAfterMs(): number {
    return Math.max(Math.ceil(this.#openUntil - performance.now()), 0);
  }

  get open(): boolean {
    return this.#openedBy !== undefined;
  }

  /** Chooses the event to try while the circuit is open: another one after each pause. */
  probe<T>(candidates: readonly T[]): T | undefined {
    return candidates[this.#probes % candidates.length];
  }

  /** Notes that events were handled. */
  recordSuccess(): void {
    this.#record(false, '');
    if (!this.open) return;
    this.#pause.reset();
    this.#close('an event was handled');
  }

  /**
   * Notes a successful transaction that handled no event: no error of the system keeps the group paused any
   * longer.
   */
  recordAnswer(): void {
    if (this.#openedBy === 'system') this.#close('the system answers again');
  }

  /**
   * Whether the system is at fault for the failure of an event: the error says so, or the circuit does.
   *
   * @param key the key of an event that has not failed before: its failure counts
   */
  isSystemAtFault(error: unknown, key?: string): boolean {
    const kind = failureKind(error);
    if (kind !== 'transient') return kind === 'system';
    if (key !== undefined) return this.recordFailure(key);
    this.recordAnswer();
    return this.open;
  }

  /** Notes a failure that may pass. Returns whether the system is at fault rather than the event. */
  recordFailure(key: string): boolean {
    this.recordAnswer();
    this.#record(true, key);
    return this.open || this.#mostFail();
  }

  /**
   * Opens, or stays open for longer. Returns for how long, in milliseconds. Partitions that were at work
   * together meet the same failure, and count as one.
   */
  trip(reason: string, kind: FailureKind = 'transient'): number {
    if (this.retryAfterMs > 0) return this.retryAfterMs;
    const pause = this.#pause.next();
    const wasOpen = this.open;
    this.#openUntil = performance.now() + pause;
    this.#openedBy ??= kind;
    if (wasOpen) this.#probes += 1;
    else this.onChange('open', reason);
    return pause;
  }

  #close(reason: string): void {
    this.#openUntil = 0;
    this.#openedBy = undefined;
    this.#probes = 0;
    this.#latest.length = 0;
    this.onChange('closed', reason);
  }

  #record(failed: boolean, key: string): void {
    this.#latest.push({ failed, key });
    if (this.#latest.length > MAX_LOOKED_AT) this.#latest.shift();
  }

  #mostFail(): boolean {
    const failures = this.#latest.filter(({ failed }) => failed);
    const keys = new Set(failures.map(({ key }) => key));
    return (
      this.#latest.length >= MIN_LOOKED_AT && failures.length * 2 >= this.#latest.length && keys.size > 1
    );
  }
}
