import type { EventProducer } from '@shop/messaging';
import type { Logger } from '@shop/telemetry';
import type { WakeUp } from './wake-up.js';

export interface RelayOptions {
  /**
   * The address of the database that holds the outbox. Each of the two lanes keeps a session of its own
   * there.
   */
  databaseUrl: string;
  /** Shown in pg_stat_activity. */
  name: string;
  /** The name of the outbox among those of the process: a label of its metrics. */
  outbox: string;
  /**
   * Gives up a batch that the broker does not confirm within `laneLimits(leaseMs).sendMs`. Used by nobody
   * else.
   */
  producer: EventProducer;
  wakeUp: WakeUp;
  objection?: Objection;
  logger: Logger;
  /** The most rows that one lane sends at once. */
  batchSize?: number;
  /** How long the relay owns its part of the rows without a sign of life. 20 s if not given. */
  leaseMs?: number | undefined;
  /** How long a lane waits for a wake-up before it polls. */
  pollMs?: number;
}

/** A reason why nothing may be published, if there is one. */
export interface Objection {
  /** Looks again. Asked with each new session. */
  afresh(): Promise<string | undefined>;
  /** The last known answer. Asked before each batch. */
  now(): string | undefined;
}
