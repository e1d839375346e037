import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { EnvironmentCheck } from '@shop/environment';
import type { Database } from '@shop/database';
import { LOGGER, type Logger } from '@shop/telemetry';
import { SERVICE_CONFIG, type ServiceConfig } from '../config.js';
import { EventDatabases } from '../databases/event-databases.js';
import { kafkaConnection } from '@shop/settings';
import { ServiceRelay } from './service-relay.js';

/**
 * The relays of the service. The relay of the write database publishes the service's facts. Both relays
 * publish the parked events of their side. Without the role `relay` they only carry wake-ups to the relays of
 * other processes.
 */
@Injectable()
export class Relays implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly write: ServiceRelay;
  readonly read: ServiceRelay;
  #stopped = false;

  constructor(
    @Inject(SERVICE_CONFIG) readonly config: ServiceConfig,
    @Inject(LOGGER) logger: Logger,
    { write, read }: EventDatabases,
    private readonly environmentCheck: EnvironmentCheck,
  ) {
    const objection = {
      afresh: () => environmentCheck.objection(),
      now: () => environmentCheck.refusal,
    };
    const leaseMs = config.relayLeaseS * 1_000;
    const relay = (outbox: 'write' | 'read', database: Database, name: string): ServiceRelay => {
      const kafka = kafkaConnection(config, name);
      return new ServiceRelay({ name, outbox, database, kafka, objection, leaseMs, logger });
    };
    this.write = relay('write', write, `${config.name}-relay`);
    this.read = relay('read', read, `${config.name}-view-relay`);
  }

  onApplicationBootstrap(): void {
    if (!this.config.roles.has('relay')) return;
    void this.#start();
  }

  async onApplicationShutdown(): Promise<void> {
    this.#stopped = true;
    if (this.config.roles.has('relay')) await Promise.all([this.write.stop(), this.read.stop()]);
  }

  async #start(): Promise<void> {
    await this.environmentCheck.confirmed();
    if (this.#stopped) return;
    this.write.start();
    this.read.start();
  }
}
