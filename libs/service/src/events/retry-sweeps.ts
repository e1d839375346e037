import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { EnvironmentCheck } from '@shop/environment';
import { RetrySweep } from '@shop/inbox';
import { LOGGER, type Logger } from '@shop/telemetry';
import { SERVICE_CONFIG, type ServiceConfig } from '../config.js';
import { Relays } from './relays.js';

/** Looks for lost retries in the ledgers of both databases. */
@Injectable()
export class RetrySweeps implements OnModuleInit, OnApplicationShutdown {
  readonly #sweeps: RetrySweep[];

  constructor(
    @Inject(SERVICE_CONFIG) { retryDelays: tiers }: ServiceConfig,
    @Inject(LOGGER) logger: Logger,
    { write, read }: Relays,
    private readonly environmentCheck: EnvironmentCheck,
  ) {
    this.#sweeps = [write, read].map(
      ({ database, wakeUp }) => new RetrySweep(database, { tiers, wakeUp, logger }),
    );
  }

  onModuleInit(): void {
    this.environmentCheck.prepare(() => {
      for (const sweep of this.#sweeps) sweep.start();
    });
  }

  onApplicationShutdown(): void {
    for (const sweep of this.#sweeps) sweep.stop();
  }
}
