import { type DynamicModule, Module } from '@nestjs/common';
import { IdempotencyModule } from '@shop/http';
import { createLogger } from '@shop/telemetry';
import type { Catalogue } from '@shop/topics';
import type { ServiceConfig } from './config.js';
import { CoreModule, type CoreOptions } from './core.module.js';
import { DatabasesModule } from './databases/databases.module.js';
import type { ServiceDatabases } from './databases/service-databases.js';
import { EventsModule } from './events/events.module.js';

export interface ServiceOptions extends CoreOptions {
  catalogue: Catalogue;
  databases: ServiceDatabases;
}

/** What every service has beside its features: configuration, health, problems, databases, events, idempotent commands. */
@Module({})
export class ServiceModule {
  static forRoot(config: ServiceConfig, { databases, ...core }: ServiceOptions): DynamicModule {
    const { name, logLevel, idempotencyHours, roles } = config;
    return {
      module: ServiceModule,
      imports: [
        CoreModule.forRoot(config, core),
        DatabasesModule.forRoot(config, databases),
        EventsModule.forRoot(config),
        IdempotencyModule.forRoot({
          keepHours: idempotencyHours,
          drops: roles.has('api'),
          logger: createLogger({ service: name, level: logLevel }),
        }),
      ],
    };
  }
}
