import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import type { Database } from '@shop/database';
import type { Logger } from '@shop/telemetry';
import type { ServiceConfig } from '../config.js';
import { kafkaConnection } from '../kafka-settings.js';
import { ServiceRelay } from './service-relay.js';

/**
 * The relays of the service. The write database's publishes the service's facts; both publish what handlers of their side
 * have parked. In a process without the role `relay` they only carry wake-ups, to those of other processes.
 */
export class Relays implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly write: ServiceRelay;
  readonly read: ServiceRelay;

  constructor(
    readonly config: ServiceConfig,
    databases: { write: Database; read: Database },
    logger: Logger,
  ) {
    const relay = (outbox: 'write' | 'read', name: string): ServiceRelay => {
      const kafka = kafkaConnection(config, name);
      return new ServiceRelay({ name, outbox, database: databases[outbox], kafka, logger });
    };
    this.write = relay('write', `${config.name}-relay`);
    this.read = relay('read', `${config.name}-view-relay`);
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
