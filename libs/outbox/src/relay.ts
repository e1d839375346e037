import { Client } from 'pg';
import type { EventProducer } from '@shop/messaging';
import type { Logger } from '@shop/telemetry';
import { BUCKETS } from './bucket.js';
import { BucketLeases } from './bucket-leases.js';
import { RelayLane } from './relay-lane.js';
import { Signal } from './signal.js';
import type { WakeUp } from './wake-up.js';

const LANES = 2;
const FIRST_BACKOFF = 100;
const LONGEST_BACKOFF = 10_000;
const KEEP_ALIVE = 4_000;

export interface RelayOptions {
  /** Of the database that holds the outbox. The relay keeps one session of its own there. */
  databaseUrl: string;
  /** Shown in pg_stat_activity. */
  name: string;
  producer: EventProducer;
  wakeUp: WakeUp;
  logger: Logger;
  /** Most rows sent at once, by each of the two lanes. */
  batchSize?: number;
}

/**
 * Publishes what the outbox holds, until stopped.
 *
 * Guarantees: every committed row is published at least once; the first deliveries of a key come in the order of the
 * commits, with any number of relays at work; a crash at any moment repeats facts and loses none. Failures of broker or
 * database are retried for ever. Rows that the broker refuses for good are parked, with their key behind them.
 */
export class Relay {
  readonly #stop = new Signal();
  #stopping = false;
  #lanes: RelayLane[] = [];
  #running: Promise<void> | undefined;
  #problem: string | undefined = 'not started';
  #failures = 0;

  constructor(readonly options: RelayOptions) {}

  start(): void {
    const unsubscribe = this.options.wakeUp.subscribe((bucket) => this.#lanes[bucket % LANES]?.wake());
    this.#running = this.#keepRunning().finally(unsubscribe);
  }

  /** Finishes the batches in flight and gives the buckets back. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#stop.raise();
    for (const lane of this.#lanes) lane.stop();
    await this.#running;
    this.#problem = 'stopped';
  }

  /** Undefined while it works, else what is wrong. */
  problem(): string | undefined {
    return this.#problem;
  }

  async #keepRunning(): Promise<void> {
    while (!this.#stopping) {
      try {
        await this.#session();
      } catch (error) {
        await this.#backOff(error);
      }
    }
  }

  /** One database session: its locks are the claim to the buckets, and go with it. */
  async #session(): Promise<void> {
    const client = new Client({
      connectionString: this.options.databaseUrl,
      application_name: this.options.name,
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
      // A relay that hangs while its connection lives must not keep its buckets.
      options: '-c idle_session_timeout=15s -c statement_timeout=15s',
    });
    // Without a listener an error of an idle session would end the process. The next statement reports it.
    client.on('error', () => undefined);
    const keepAlive = setInterval(() => void client.query('select').catch(() => undefined), KEEP_ALIVE);
    try {
      await client.connect();
      await BucketLeases.announce(client);
      await this.#runLanes(client);
    } finally {
      clearInterval(keepAlive);
      await client.end().catch(() => undefined);
    }
  }

  async #runLanes(client: Client): Promise<void> {
    this.#lanes = Array.from({ length: LANES }, (_, index) => this.#lane(client, index));
    if (this.#stopping) return;
    const running = this.#lanes.map((lane) => lane.run());
    try {
      await Promise.all(running);
    } finally {
      // A lane's failure ends the session, so the other one has to finish before its client goes.
      for (const lane of this.#lanes) lane.stop();
      await Promise.allSettled(running);
      this.#lanes = [];
    }
  }

  #lane(client: Client, index: number): RelayLane {
    const { producer, logger, batchSize = 1_000 } = this.options;
    return new RelayLane({
      client,
      producer,
      batchSize,
      buckets: Array.from({ length: BUCKETS / LANES }, (_, step) => step * LANES + index),
      onRound: () => {
        this.#problem = undefined;
        this.#failures = 0;
      },
      onParked: (topic, key, reason) =>
        logger.error({ topic, key, reason }, 'outbox row parked: the broker refuses it'),
    });
  }

  async #backOff(error: unknown): Promise<void> {
    this.#problem = error instanceof Error ? error.message : String(error);
    const ceiling = Math.min(FIRST_BACKOFF * 2 ** this.#failures++, LONGEST_BACKOFF);
    const pause = ceiling / 2 + Math.random() * (ceiling / 2);
    this.options.logger.warn({ err: error, pause: Math.round(pause) }, 'outbox relay failed, will try again');
    await this.#stop.wait(pause);
  }
}
