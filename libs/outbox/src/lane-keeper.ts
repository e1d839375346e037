import type { Client } from 'pg';
import { WatchedClient } from '@shop/database';
import { Backoff, Signal } from '@shop/messaging';
import { leftOutField, RepeatedLines } from '@shop/telemetry';
import { listen } from './channel.js';
import { ObjectionError, SessionNotOwnError } from './errors.js';
import { laneLimits, type LaneLimits } from './lease.js';
import { countBatch, relayMetrics } from './outbox-metrics.js';
import type { RelayOptions } from './relay-options.js';
import { RelayLane } from './relay-lane.js';
import { RoundClock } from './round-clock.js';
import { applySettings, laneSession } from './sql/lane-session.js';
import type { TopicsAside } from './topics-aside.js';
import type { Turns } from './turns.js';

/** Wake-ups announce every row. This poll covers lost wake-ups. */
const POLL_MS = 4_000;

/** Keeps one lane running: a new session, after a growing pause, whenever the last one failed. */
export class LaneKeeper {
  readonly signal = new Signal();
  readonly #limits: LaneLimits;
  readonly #clock: RoundClock;
  #failure: string | undefined = 'not started';
  #stopping = false;
  #lane: RelayLane | undefined;
  readonly #pause = new Backoff(100, 10_000);
  readonly #lines = new RepeatedLines();

  constructor(
    readonly buckets: readonly number[],
    readonly options: RelayOptions,
    /** Shared by all lanes that use the same producer. */
    readonly turns: Turns,
    readonly aside: TopicsAside,
  ) {
    this.#limits = laneLimits(options.leaseMs);
    this.#clock = new RoundClock(this.#limits.overdueMs);
  }

  /** Undefined while it works, otherwise the problem. */
  get problem(): string | undefined {
    return this.#failure ?? this.#clock.overdue();
  }

  /** Whether only a restart would help. */
  isStuck(): boolean {
    return this.#clock.isStuck();
  }

  async run(): Promise<void> {
    while (!this.#stopping) {
      try {
        await this.#session();
      } catch (error) {
        await this.#backOff(isStatementLost(error) ? new SessionNotOwnError('A statement was lost') : error);
      }
    }
    this.#failure = 'stopped';
    this.#clock.rest();
  }

  /** Wakes the lane for rows in these buckets. Returns whether the lane has one of them. */
  wake(buckets: readonly number[]): boolean {
    const own = this.#lane?.hasOneOf(buckets) ?? false;
    if (own) this.signal.raise();
    return own;
  }

  stop(): void {
    this.#stopping = true;
    this.signal.raise();
  }

  /** One database session. Its locks are the claim to the buckets, and end with it. */
  async #session(): Promise<void> {
    this.#clock.begin();
    const objection = await this.options.objection?.afresh();
    if (objection !== undefined) throw new ObjectionError(objection);
    const client: Client = new WatchedClient({
      connectionString: this.options.databaseUrl,
      application_name: this.options.name,
      connectionTimeoutMillis: 5_000,
      silenceTimeoutMs: this.#limits.silenceMs,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      // A lane removes a batch and asks for the next one together.
      pipeline: true,
      options: laneSession(this.#limits),
    });
    try {
      // Connect now and not with the first row: a refusal by the broker must show before there is anything to
      // publish.
      await this.turns.run(() => this.options.producer.connect());
      await client.connect();
      await applySettings(client, this.#limits);
      this.#lane = this.#newLane(client);
      // Before the first look for rows, so that none falls in between.
      await listen(client, { rows: (buckets) => void this.wake(buckets), balance: () => this.#balance() });
      await this.#lane.run();
    } finally {
      this.#lane = undefined;
      await client.end().catch(() => undefined);
    }
  }

  #newLane(client: Client): RelayLane {
    const { outbox, producer, logger, batchSize = 1_000, pollMs = POLL_MS } = this.options;
    return new RelayLane({
      client,
      producer,
      turns: this.turns,
      aside: this.aside,
      clock: this.#clock,
      objection: () => this.options.objection?.now(),
      batchSize,
      pollMs,
      buckets: this.buckets,
      limits: this.#limits,
      signal: this.signal,
      stopping: () => this.#stopping,
      onRound: () => {
        this.#failure = undefined;
        this.#pause.reset();
      },
      onSent: (confirmed) => countBatch(outbox, confirmed),
      onParked: (topic, key, reason) =>
        this.#lines.tell(`parked ${topic} ${reason}`, (leftOut) =>
          logger.error(
            { topic, key, reason, ...leftOutField(leftOut) },
            'outbox row parked: the broker refuses it',
          ),
        ),
      onRefused: (topic, reason) => {
        relayMetrics.refusals.add({ outbox, topic });
        this.#lines.tell(`aside ${topic} ${reason}`, (leftOut) =>
          logger.error(
            { topic, reason, ...leftOutField(leftOut) },
            'topic set aside: the broker takes nothing for it, will try again',
          ),
        );
      },
    });
  }

  #balance(): void {
    this.#lane?.balanceNext();
    this.signal.raise();
  }

  async #backOff(error: unknown): Promise<void> {
    this.#clock.rest();
    this.#failure = error instanceof Error ? error.message : String(error);
    const pause = this.#pause.next();
    relayMetrics.failures.add({ outbox: this.options.outbox });
    this.#lines.tell(this.#failure, (leftOut) =>
      this.options.logger.warn(
        { err: error, pause, ...leftOutField(leftOut) },
        'outbox relay failed, will try again',
      ),
    );
    const until = performance.now() + pause;
    // A wake-up announces work. It does not say that the work would succeed.
    while (!this.#stopping && performance.now() < until) await this.signal.wait(until - performance.now());
  }
}

/**
 * A lane prepares each statement once in a session, under one name. If the name is missing, or exists
 * already, the session is another one.
 */
function isStatementLost(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return code === '26000' || code === '42P05';
}
