import { type DynamicModule, Module } from '@nestjs/common';
import { adminProviders } from './admin-providers.js';
import { OperatedGroups } from './operated-groups.js';
import { OPERATIONS_CONFIG, type OperationsConfig } from './operations-config.js';
import { OperationsServer } from './operations-server.js';

/**
 * What operators do with a service, served beside it. Import it next to the service's own module: it needs
 * the service's databases, serde, wake-ups, faults and events strategy, and the logger.
 */
@Module({})
export class OperationsModule {
  static forRoot(config: OperationsConfig): DynamicModule {
    return {
      module: OperationsModule,
      providers: [
        { provide: OPERATIONS_CONFIG, useValue: config },
        OperatedGroups,
        ...adminProviders,
        OperationsServer,
      ],
    };
  }
}
