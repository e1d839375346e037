import { setTimeout as sleep } from 'node:timers/promises';
import { createProducer, TracedProducer, type EventProducer, type KafkaConnection } from '@shop/messaging';
import type { Database } from '@shop/database';
import { laneLimits, OutboxChannel, Relay, WakeUp, type Objection } from '@shop/outbox';
import type { Logger } from '@shop/telemetry';

const STOP_GRACE_MS = 5_000;

export interface ServiceRelayOptions {
  name: string;
  outbox: 'write' | 'read';
  database: Database;
  kafka: KafkaConnection;
  objection: Objection;
  leaseMs: number;
  logger: Logger;
}

/** The relay of one of a service's databases, with a producer of its own. */
export class ServiceRelay {
  readonly database: Database;
  readonly wakeUp: WakeUp;
  readonly #producer: EventProducer;
  readonly #relay: Relay;

  constructor({ name, outbox, database, kafka, objection, leaseMs, logger }: ServiceRelayOptions) {
    const { sendMs } = laneLimits(leaseMs);
    this.#producer = new TracedProducer(createProducer({ ...kafka, log: logger }, sendMs));
    this.database = database;
    const channel = new OutboxChannel(database);
    const wakeUp = new WakeUp((bucket) => channel.notify(bucket));
    this.wakeUp = wakeUp;
    const databaseUrl = database.options.url;
    this.#relay = new Relay({
      name,
      outbox,
      databaseUrl,
      producer: this.#producer,
      wakeUp,
      objection,
      leaseMs,
      logger,
    });
  }

  start(): void {
    this.#relay.start();
  }

  /**
   * Gives a batch in flight a moment. Rows without a confirmation by then stay in the outbox, and are
   * published again.
   */
  async stop(): Promise<void> {
    const stopped = this.#relay.stop().then(() => this.#producer.disconnect());
    await Promise.race([stopped, sleep(STOP_GRACE_MS, undefined, { ref: false })]);
  }

  problem(): string | undefined {
    return this.#relay.problem();
  }

  isStuck(): boolean {
    return this.#relay.isStuck();
  }
}
