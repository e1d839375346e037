import { type DynamicModule, Module } from '@nestjs/common';
import { IdempotencyModule } from '@shop/http';
import type { Catalogue } from '@shop/topics';
import type { ServiceConfig } from './config.js';
import { CoreModule, type CoreOptions } from './core.module.js';
import { DatabasesModule } from './databases/databases.module.js';
import type { ServiceDatabases } from './databases/service-databases.js';
import { EventsModule } from './events/events.module.js';
import { MetricsModule } from './metrics/metrics.module.js';

export interface ServiceOptions extends CoreOptions {
  /** Every topic of the system: which of them are this service's follows from its name. */
  catalogue: Catalogue;
  databases: ServiceDatabases;
}

/**
 * The common parts of every service: configuration, health, problems, databases, events, idempotent commands.
 */
@Module({})
export class ServiceModule {
  static forRoot(config: ServiceConfig, options: ServiceOptions): DynamicModule {
    return {
      module: ServiceModule,
      imports: [
        CoreModule.forRoot(config, options),
        DatabasesModule.forRoot(options.databases),
        EventsModule,
        MetricsModule,
        IdempotencyModule.forRoot({ keepHours: config.idempotencyHours, drops: config.roles.has('api') }),
      ],
    };
  }
}
