import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from '@shop/telemetry';
import type { ServiceConfig } from '../config.js';
import { ServiceRelay } from './service-relay.js';

/**
 * The relays of the service. The write database's publishes the service's facts; both publish what handlers of their side
 * have parked. In a process without the role `relay` they only carry wake-ups that nobody hears.
 */
export class Relays implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly write: ServiceRelay;
  readonly read: ServiceRelay;

  constructor(
    readonly config: ServiceConfig,
    logger: Logger,
  ) {
    const { name, kafkaBrokers: brokers } = config;
    this.write = new ServiceRelay({
      name: `${name}-relay`,
      databaseUrl: config.writeDatabaseUrl,
      brokers,
      logger,
    });
    this.read = new ServiceRelay({
      name: `${name}-view-relay`,
      databaseUrl: config.readDatabaseUrl,
      brokers,
      logger,
    });
  }

  onApplicationBootstrap(): void {
    if (!this.config.roles.has('relay')) return;
    this.write.start();
    this.read.start();
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.config.roles.has('relay')) await Promise.all([this.write.stop(), this.read.stop()]);
  }
}
