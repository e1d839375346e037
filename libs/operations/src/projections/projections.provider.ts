import type { FactoryProvider } from '@nestjs/common';
import { ReadDatabase } from '@shop/database';
import { EventSerde } from '@shop/messaging';
import type { DeployedProjection } from '@shop/projection';
import { OPERATIONS_CONFIG, type OperationsConfig } from '../operations-config.js';
import { Projections } from './projections.js';

/** The projections of the service, on its read database. */
export function projectionsProvider(deployed: readonly DeployedProjection[]): FactoryProvider<Projections> {
  return {
    provide: Projections,
    inject: [OPERATIONS_CONFIG, ReadDatabase, EventSerde],
    useFactory: ({ name: service, kafka }: OperationsConfig, read: ReadDatabase, serde: EventSerde) =>
      new Projections({ service, deployed, read, serde, kafka }),
  };
}
