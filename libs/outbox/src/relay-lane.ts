import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import type { EventProducer, Signal } from '@shop/messaging';
import { BucketLeases } from './bucket-leases.js';
import { publish } from './publisher.js';
import { claimBatch, type ClaimedRow } from './sql/claim-batch.js';
import { deleteRows } from './sql/delete-rows.js';
import { parkRow } from './sql/park-row.js';

const BALANCE_INTERVAL_MS = 1_000;
/** Well below the server's idle time-out for this session. */
const KEEP_ALIVE_INTERVAL_MS = 4_000;

export interface LaneOptions {
  /** Used by nobody else: its session holds the leases. */
  client: Client;
  producer: EventProducer;
  buckets: readonly number[];
  batchSize: number;
  poll: { shortest: number; longest: number };
  /** Raised when there may be something to do, or when it is time to stop. */
  signal: Signal;
  stopping: () => boolean;
  /** After each round that went well, with rows or without. */
  onRound: () => void;
  /** After each batch, with the rows that the broker has confirmed. */
  onSent: (confirmed: readonly ClaimedRow[]) => void;
  onParked: (topic: string, key: string, reason: string) => void;
}

/**
 * Claims, sends and removes batches of its buckets, one after the other, for as long as its database session
 * lasts.
 */
export class RelayLane {
  readonly #leases: BucketLeases;
  #pause: number;
  #balancedAt = -Infinity;
  /** The next batch, asked for already. */
  #ahead: Promise<ClaimedRow[]> | undefined;

  constructor(readonly options: LaneOptions) {
    this.#leases = new BucketLeases(options.client, options.buckets);
    this.#pause = options.poll.shortest;
  }

  /**
   * Runs until it is to stop. Throws when the session or the broker fails; nothing is lost, the rows are
   * still there.
   */
  async run(): Promise<void> {
    await this.#leases.announce();
    while (!this.options.stopping()) {
      await this.#balance();
      const found = await this.#round();
      this.options.onRound();
      if (found) this.#pause = this.options.poll.shortest;
      else await this.#idle();
    }
    await this.#leases.giveBack();
  }

  /** Other relays came or gave buckets back: there is a share to find before the next batch. */
  balanceNext(): void {
    this.#balancedAt = -Infinity;
  }

  hasOneOf(buckets: readonly number[]): boolean {
    return buckets.some((bucket) => this.#leases.has(bucket));
  }

  async #round(): Promise<boolean> {
    const { client, producer, buckets, onSent, onParked } = this.options;
    const rows = await (this.#ahead ?? this.#claim());
    this.#ahead = undefined;
    if (rows.length === 0) return false;
    const { confirmed, rejected } = await this.#keepingAlive(publish(producer, rows));
    for (const { row, reason } of rejected) {
      await parkRow(client, row.id, reason);
      onParked(row.topic, row.key, reason);
    }
    const ids = confirmed.map(({ id }) => id);
    const removed = ids.length > 0 ? deleteRows(client, buckets, ids) : undefined;
    this.#claimAhead();
    await removed;
    onSent(confirmed);
    return true;
  }

  /**
   * Asks for the next batch together with the removal of this one. The server does one after the other, so it
   * cannot find the same rows again, and has both done while this process is busy with the batch of the other
   * lane.
   */
  #claimAhead(): void {
    if (this.options.stopping() || this.#isTimeToBalance()) return;
    this.#ahead = this.#claim();
    // It may fail while the removal is waited for, which will fail as well.
    this.#ahead.catch(() => undefined);
  }

  async #claim(): Promise<ClaimedRow[]> {
    const { client, batchSize } = this.options;
    const buckets = this.#leases.held;
    return buckets.length === 0 ? [] : claimBatch(client, buckets, batchSize);
  }

  /** While the broker takes its time, shows the server that this session is not abandoned. */
  async #keepingAlive<T>(work: Promise<T>): Promise<T> {
    const finished = work.then(
      () => true,
      () => true,
    );
    for (;;) {
      const timer = new AbortController();
      const pause = sleep(KEEP_ALIVE_INTERVAL_MS, false, { signal: timer.signal }).catch(() => true);
      const done = await Promise.race([finished, pause]);
      timer.abort();
      if (done) return work;
      await this.options.client.query('select');
    }
  }

  async #balance(): Promise<void> {
    if (this.#ahead || !this.#isTimeToBalance()) return;
    this.#balancedAt = performance.now();
    await this.#leases.balance();
  }

  #isTimeToBalance(): boolean {
    return performance.now() - this.#balancedAt >= BALANCE_INTERVAL_MS;
  }

  async #idle(): Promise<void> {
    const { signal, poll } = this.options;
    const woken = await signal.wait(this.#pause);
    this.#pause = woken ? poll.shortest : Math.min(this.#pause * 2, poll.longest);
  }
}
