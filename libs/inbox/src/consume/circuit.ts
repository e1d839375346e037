import { Backoff } from '@shop/messaging';

/** How many of the latest events are looked at, and from how many on they say something. */
const MAX_LOOKED_AT = 20;
const MIN_LOOKED_AT = 10;

/**
 * Tells a failing event from a failing system. When at least half of the latest events failed, over at least
 * two keys, the fault is not theirs: the group pauses, tries a little, and goes on when something succeeds.
 * Nothing is parked.
 *
 * @see https://martinfowler.com/bliki/CircuitBreaker.html
 */
export class Circuit {
  readonly #latest: { failed: boolean; key: string }[] = [];
  readonly #pause = new Backoff(200, 30_000);
  #openUntil = 0;

  constructor(readonly onChange: (state: 'open' | 'closed', reason: string) => void = () => undefined) {}

  /** Milliseconds for which nothing should be tried; 0 when it may. */
  get retryAfterMs(): number {
    return Math.max(this.#openUntil - Date.now(), 0);
  }

  get open(): boolean {
    return this.#openUntil > 0;
  }

  succeeded(): void {
    this.#record(false, '');
    if (!this.open) return;
    this.#openUntil = 0;
    this.#latest.length = 0;
    this.#pause.reset();
    this.onChange('closed', 'an event was handled');
  }

  /**
   * One event failed in a way that may pass. Returns whether the system is at fault rather than the event.
   */
  failed(key: string): boolean {
    this.#record(true, key);
    return this.open || this.#mostFail();
  }

  /**
   * Opens, or stays open for longer. Returns for how long, in milliseconds. Partitions that were at work
   * together meet the same failure, and count as one.
   */
  trip(reason: string): number {
    if (this.retryAfterMs > 0) return this.retryAfterMs;
    const pause = this.#pause.next();
    const wasOpen = this.open;
    this.#openUntil = Date.now() + pause;
    if (!wasOpen) this.onChange('open', reason);
    return pause;
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
