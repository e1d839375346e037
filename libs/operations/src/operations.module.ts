import { type DynamicModule, Module } from '@nestjs/common';
import { adminProviders } from './admin-providers.js';
import { booksProvider } from './books/books.provider.js';
import { OperatedGroups } from './operated-groups.js';
import { OperatorDatabases } from './operator-databases.js';
import { OPERATIONS_CONFIG, type OperationsConfig } from './operations-config.js';
import { OperationsServer } from './operations-server.js';
import { projectionsProvider } from './projections/projections.provider.js';
import type { ServiceParts } from './service-parts.js';

/**
 * Serves operators of a service on a port of their own. Import it next to the service's own module: it needs
 * the service's databases, serde, wake-ups, faults and events strategy, and the logger.
 */
@Module({})
export class OperationsModule {
  static forRoot(config: OperationsConfig, parts: ServiceParts): DynamicModule {
    return {
      module: OperationsModule,
      providers: [
        { provide: OPERATIONS_CONFIG, useValue: config },
        OperatorDatabases,
        OperatedGroups,
        ...adminProviders,
        booksProvider(parts),
        projectionsProvider(parts.projections),
        OperationsServer,
      ],
    };
  }
}
