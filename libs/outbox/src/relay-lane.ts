import type { Client } from 'pg';
import type { EventProducer, Signal } from '@shop/messaging';
import { Age } from './age.js';
import { BucketLeases } from './bucket-leases.js';
import { LeaseDoubtfulError, ObjectionError } from './errors.js';
import type { LaneLimits } from './lease.js';
import { publish } from './publisher.js';
import type { RoundClock } from './round-clock.js';
import { claimBatch, fewestOfBucket, type ClaimedRow } from './sql/claim-batch.js';
import { deleteRows } from './sql/delete-rows.js';
import { parkRow } from './sql/park-row.js';
import type { TopicsAside } from './topics-aside.js';
import type { Turns } from './turns.js';

const BALANCE_INTERVAL_MS = 1_000;

export interface LaneOptions {
  /** Used by nobody else: its session holds the leases. */
  client: Client;
  producer: EventProducer;
  /** Shared by all users of the producer. */
  turns: Turns;
  aside: TopicsAside;
  clock: RoundClock;
  /** The reason why nothing may be published now. */
  objection: () => string | undefined;
  buckets: readonly number[];
  limits: LaneLimits;
  batchSize: number;
  pollMs: number;
  /** Raised when there may be work, or when the lane must stop. */
  signal: Signal;
  stopping: () => boolean;
  /** Called after each round without a failure, with rows or without. */
  onRound: () => void;
  /** Called after each batch, with the rows that the broker has confirmed. */
  onSent: (confirmed: readonly ClaimedRow[]) => void;
  onParked: (topic: string, key: string, reason: string) => void;
  onRefused: (topic: string, reason: string) => void;
}

/** Claims, sends and removes batches of its buckets, one after the other, until its database session ends. */
export class RelayLane {
  readonly #leases: BucketLeases;
  #ended = false;
  #balancedAt = -Infinity;
  /** The next batch, requested in advance. */
  #ahead: Promise<ClaimedRow[]> | undefined;
  /** The moment of the last question that the session has answered: the lane then had its leases. */
  #proven = new Age();

  constructor(readonly options: LaneOptions) {
    this.#leases = new BucketLeases(options.client, options.buckets, options.limits);
  }

  /**
   * Runs until it is to stop. Throws when the session or the broker fails; nothing is lost, the rows are
   * still there.
   */
  async run(): Promise<void> {
    try {
      await this.#leases.announce();
      while (!this.options.stopping()) await this.#once();
      await this.#leases.giveBack();
    } finally {
      this.#ended = true;
    }
  }

  async #once(): Promise<void> {
    this.options.clock.begin();
    await this.#balance();
    const mayBeMore = await this.#round();
    this.options.onRound();
    if (!mayBeMore) await this.#idle();
  }

  /** Other relays came or gave buckets back: the lane must find its share before the next batch. */
  balanceNext(): void {
    this.#balancedAt = -Infinity;
  }

  hasOneOf(buckets: readonly number[]): boolean {
    return buckets.some((bucket) => this.#leases.has(bucket));
  }

  /** Returns whether there may be rows that were not claimed. */
  async #round(): Promise<boolean> {
    const { client, buckets, onSent, onParked, aside } = this.options;
    const rows = await (this.#ahead ?? this.#claim());
    this.#ahead = undefined;
    if (rows.length === 0) return false;
    const send = (part: readonly ClaimedRow[]): Promise<void> => this.#send(part);
    const publishing = publish({ send, isSuspect: (topic) => aside.has(topic) }, rows);
    const { confirmed, rejected, refused } = await this.#keepingAlive(publishing);
    this.#setAside(confirmed, refused);
    for (const { row, reason } of rejected) {
      await parkRow(client, row.id, reason);
      onParked(row.topic, row.key, reason);
    }
    const ids = confirmed.map(({ id }) => id);
    const removed = ids.length > 0 ? deleteRows(client, buckets, ids) : undefined;
    const mayBeMore = this.#mayHaveLeft(rows.length) || this.options.signal.lower();
    if (mayBeMore) this.#claimAhead();
    await removed;
    onSent(confirmed);
    return mayBeMore;
  }

  /** A batch that is smaller than one bucket's share has left no row behind. */
  #mayHaveLeft(claimed: number): boolean {
    return claimed >= fewestOfBucket(this.options.batchSize);
  }

  #setAside(confirmed: readonly ClaimedRow[], refused: ReadonlyMap<string, string>): void {
    const { aside, onRefused } = this.options;
    for (const { topic } of confirmed) if (aside.has(topic)) aside.admit(topic);
    for (const [topic, reason] of refused) {
      aside.setAside(topic, reason);
      onRefused(topic, reason);
    }
  }

  /**
   * Looks at the leases in its turn, right before the send: an earlier look would be outdated by the turns of
   * others.
   *
   * @throws LeaseDoubtfulError, ObjectionError
   */
  #send(rows: readonly ClaimedRow[]): Promise<void> {
    const { producer, turns, clock, limits } = this.options;
    return turns.run(() => {
      const objection = this.options.objection();
      if (objection !== undefined) throw new ObjectionError(objection);
      const { ms } = this.#proven;
      if (this.#ended || ms > limits.proofMs) throw new LeaseDoubtfulError(ms);
      clock.begin();
      return producer.send(rows);
    });
  }

  /**
   * Asks for the next batch together with the removal of this one. The server does one after the other, so it
   * cannot find the same rows again. It does both while this process sends the batch of the other lane.
   */
  #claimAhead(): void {
    if (this.options.stopping() || this.#isTimeToBalance()) return;
    this.#ahead = this.#claim();
    // It may fail while the lane waits for the removal, which then fails as well.
    this.#ahead.catch(() => undefined);
  }

  async #claim(): Promise<ClaimedRow[]> {
    const { client, batchSize, aside } = this.options;
    const buckets = this.#leases.held;
    if (buckets.length === 0) return [];
    return this.#proving(() => claimBatch(client, buckets, batchSize, aside.waiting));
  }

  /** While the broker is slow, shows the server that this session is alive. */
  async #keepingAlive<T>(work: Promise<T>): Promise<T> {
    const lost = Promise.withResolvers<never>();
    const sign = (): void => {
      this.#proving(() => this.options.client.query('select')).catch(lost.reject);
    };
    const signs = setInterval(sign, this.options.limits.keepAliveMs);
    try {
      return await Promise.race([work, lost.promise]);
    } finally {
      clearInterval(signs);
    }
  }

  async #proving<T>(ask: () => Promise<T>): Promise<T> {
    const asked = new Age();
    const answer = await ask();
    this.#proven = asked;
    return answer;
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
    const { signal, pollMs, clock } = this.options;
    clock.rest();
    await signal.wait(pollMs);
  }
}
