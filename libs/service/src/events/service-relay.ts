import { KafkaProducer } from '@shop/messaging';
import { Relay, WakeUp } from '@shop/outbox';
import type { Logger } from '@shop/telemetry';

export interface ServiceRelayOptions {
  name: string;
  databaseUrl: string;
  brokers: string[];
  logger: Logger;
}

/** The relay of one of a service's databases, with a producer of its own. */
export class ServiceRelay {
  readonly wakeUp = new WakeUp();
  readonly #producer: KafkaProducer;
  readonly #relay: Relay;

  constructor({ name, databaseUrl, brokers, logger }: ServiceRelayOptions) {
    this.#producer = new KafkaProducer({ brokers, clientId: name, log: logger });
    this.#relay = new Relay({ name, databaseUrl, producer: this.#producer, wakeUp: this.wakeUp, logger });
  }

  start(): void {
    this.#relay.start();
  }

  async stop(): Promise<void> {
    await this.#relay.stop();
    await this.#producer.disconnect();
  }

  problem(): string | undefined {
    return this.#relay.problem();
  }
}
