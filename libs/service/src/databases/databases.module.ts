import {
  Inject,
  Module,
  type DynamicModule,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import { isDatabaseUnavailable, ReadDatabase, WriteDatabase, type Database } from '@shop/database';
import { LOGGER, type Logger } from '@shop/telemetry';
import { SERVICE_CONFIG, type ServiceConfig } from '../config.js';
import { HealthRegistry } from '../health/health.registry.js';
import { databaseOptions } from './database-options.js';
import { EventDatabases } from './event-databases.js';
import { SERVICE_DATABASES, type ServiceDatabases } from './service-databases.js';

/**
 * The write and the read database of the service, connected before anything that uses them and closed after
 * it. While the server is away the service starts, and is not ready.
 */
@Module({})
export class DatabasesModule implements OnModuleInit, OnApplicationShutdown {
  constructor(
    readonly write: WriteDatabase,
    readonly read: ReadDatabase,
    private readonly events: EventDatabases,
    @Inject(LOGGER) private readonly logger: Logger,
    health: HealthRegistry,
  ) {
    health.register('write database', { ready: () => this.write.query('select 1') });
    health.register('read database', { ready: () => this.read.query('select 1') });
  }

  static forRoot(databases: ServiceDatabases): DynamicModule {
    return {
      module: DatabasesModule,
      global: true,
      providers: [
        { provide: SERVICE_DATABASES, useValue: databases },
        {
          provide: WriteDatabase,
          inject: [SERVICE_CONFIG],
          useFactory: (config: ServiceConfig) =>
            new WriteDatabase(databaseOptions(config, databases, 'write')),
        },
        {
          provide: ReadDatabase,
          inject: [SERVICE_CONFIG],
          useFactory: (config: ServiceConfig) => new ReadDatabase(databaseOptions(config, databases, 'read')),
        },
        EventDatabases,
      ],
      exports: [WriteDatabase, ReadDatabase, EventDatabases],
    };
  }

  async onModuleInit(): Promise<void> {
    const { write, read, events } = this;
    const ofWrite = [write, events.write].map((database) => this.#connect(database, 'write'));
    const ofRead = [read, events.read].map((database) => this.#connect(database, 'read'));
    await Promise.all([...ofWrite, ...ofRead]);
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.write.close(), this.read.close()]);
  }

  /** Each probe of readiness, and each request, tries again. */
  async #connect(database: Database, side: 'write' | 'read'): Promise<void> {
    try {
      await database.connect();
    } catch (err) {
      if (!isDatabaseUnavailable(err)) throw err;
      this.logger.warn({ err, side }, 'not ready: the database cannot be reached');
    }
  }
}
