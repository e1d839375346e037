import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { EnvironmentCheck } from '@shop/environment';
import { ProcessedEventPartitions } from '@shop/inbox';
import { LOGGER, type Logger } from '@shop/telemetry';
import { SERVICE_CONFIG, type ServiceConfig } from '../config.js';
import { EventDatabases } from '../databases/event-databases.js';

/** Keeps the logs of processed events, one in each database, to their window. */
@Injectable()
export class ProcessedEventLogs implements OnModuleInit, OnApplicationShutdown {
  readonly #logs: ProcessedEventPartitions[];

  constructor(
    @Inject(SERVICE_CONFIG) { processedEventDays: windowDays }: ServiceConfig,
    @Inject(LOGGER) logger: Logger,
    { write, read }: EventDatabases,
    private readonly environmentCheck: EnvironmentCheck,
  ) {
    this.#logs = [write, read].map(
      (database) => new ProcessedEventPartitions(database, { windowDays, logger }),
    );
  }

  onModuleInit(): void {
    this.environmentCheck.prepare(() => Promise.all(this.#logs.map((log) => log.start())));
  }

  onApplicationShutdown(): void {
    for (const log of this.#logs) log.stop();
  }
}
