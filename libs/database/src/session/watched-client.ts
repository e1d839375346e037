import { Client, type ClientConfig } from 'pg';
import { SilentConnectionError } from '../postgres-errors.js';

export interface WatchedClientConfig extends ClientConfig {
  /**
   * The longest wait for an answer. It exceeds the `statement_timeout` of the session, so that a live server
   * answers in time. 0 waits without end.
   */
  silenceTimeoutMs: number;
}

const TICK_MS = 1_000;
/** For the goodbye of a connection that is closed. */
const END_WITHIN_MS = 2_000;

/**
 * Gives up a connection whose answers stay away: it destroys the connection, and every waiting caller fails
 * with {@link SilentConnectionError}. The driver's `query_timeout` would leave the connection in use, out of
 * step.
 *
 * Its error events always have a listener: there is a moment at which neither the pool that opened a
 * connection nor the caller that asked for it listens.
 *
 * Costs a timer for each connection, and none for a statement. Ticks count only while the process runs: after
 * a sleep it first reads the answers that have come meanwhile.
 */
export class WatchedClient extends Client {
  readonly #silenceTimeoutMs: number;
  #waiting = false;
  #silentMs = 0;
  #watch: NodeJS.Timeout | undefined;

  constructor(config: WatchedClientConfig) {
    super(config);
    this.#silenceTimeoutMs = config.silenceTimeoutMs;
    this.on('error', () => undefined);
    this.on('drain', () => (this.#waiting = false));
    this.once('end', () => clearInterval(this.#watch));
    this.connection.on('commandComplete', () => (this.#silentMs = 0));
  }

  /** The driver's own method. Callers see the types of {@link Client}. */
  override query(...args: unknown[]): never {
    if (!this.#waiting) this.#begin();
    return (super.query as (...args: unknown[]) => never)(...args);
  }

  override end(...args: unknown[]): never {
    setTimeout(() => this.connection.stream.destroy(), END_WITHIN_MS).unref();
    return (super.end as (...args: unknown[]) => never)(...args);
  }

  #begin(): void {
    this.#waiting = true;
    this.#silentMs = 0;
    if (this.#silenceTimeoutMs > 0) this.#watch ??= setInterval(() => this.#tick(), TICK_MS).unref();
  }

  #tick(): void {
    this.#silentMs += TICK_MS;
    if (!this.#waiting || this.#silentMs <= this.#silenceTimeoutMs) return;
    clearInterval(this.#watch);
    this.connection.stream.destroy(new SilentConnectionError(this.#silenceTimeoutMs));
  }
}
