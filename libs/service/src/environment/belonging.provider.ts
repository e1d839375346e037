import type { Provider } from '@nestjs/common';
import { ReadDatabase, WriteDatabase } from '@shop/database';
import { Belonging } from '@shop/environment';
import { LOGGER, type Logger } from '@shop/telemetry';
import { groupOf, type SubscriberKind } from '@shop/topics';
import { SERVICE_CONFIG, type ServiceConfig } from '../config.js';
import { kafkaConnection } from '@shop/settings';

/** Whether this process belongs to the databases of the service, and to the groups that work in them. */
export const belongingProvider: Provider = {
  provide: Belonging,
  inject: [SERVICE_CONFIG, LOGGER, WriteDatabase, ReadDatabase],
  useFactory: (config: ServiceConfig, logger: Logger, write: WriteDatabase, read: ReadDatabase) =>
    new Belonging({
      name: config.environmentName,
      kafka: kafkaConnection(config, config.name),
      databases: {
        write: { database: write, groups: groupsOf(config, 'reaction') },
        read: { database: read, groups: groupsOf(config, 'projection') },
      },
      logger,
    }),
};

/** With those of the retry tiers. */
function groupsOf({ name, retryDelays }: ServiceConfig, kind: SubscriberKind): string[] {
  const group = groupOf(name, kind);
  return [group, ...retryDelays.map((tier) => `${group}.${tier.name}`)];
}
