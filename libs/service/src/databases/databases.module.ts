import { Module, type DynamicModule, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { ReadDatabase, WriteDatabase } from '@shop/database';
import { SERVICE_CONFIG, type ServiceConfig } from '../config.js';
import { HealthRegistry } from '../health/health.registry.js';
import type { ServiceDatabases } from './service-databases.js';

/**
 * The write and the read database of the service, connected before anything that uses them and closed after
 * it.
 */
@Module({})
export class DatabasesModule implements OnModuleInit, OnApplicationShutdown {
  constructor(
    readonly write: WriteDatabase,
    readonly read: ReadDatabase,
    health: HealthRegistry,
  ) {
    health.register('write database', { ready: () => this.write.query('select 1') });
    health.register('read database', { ready: () => this.read.query('select 1') });
  }

  static forRoot({ name }: ServiceConfig, { write, read }: ServiceDatabases): DynamicModule {
    return {
      module: DatabasesModule,
      global: true,
      providers: [
        {
          provide: WriteDatabase,
          inject: [SERVICE_CONFIG],
          useFactory: (config: ServiceConfig) =>
            new WriteDatabase({
              name,
              url: config.writeDatabaseUrl,
              pipeline: config.databasePipeline,
              statementTimeoutMs: config.databaseStatementTimeoutS * 1_000,
              ...write,
            }),
        },
        {
          provide: ReadDatabase,
          inject: [SERVICE_CONFIG],
          useFactory: (config: ServiceConfig) =>
            new ReadDatabase({
              name,
              url: config.readDatabaseUrl,
              pipeline: config.databasePipeline,
              statementTimeoutMs: config.databaseStatementTimeoutS * 1_000,
              ...read,
            }),
        },
      ],
      exports: [WriteDatabase, ReadDatabase],
    };
  }

  async onModuleInit(): Promise<void> {
    await Promise.all([this.write.connect(), this.read.connect()]);
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.write.close(), this.read.close()]);
  }
}
