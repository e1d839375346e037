import type { Provider } from '@nestjs/common';
import { EnvironmentCheck } from '@shop/environment';
import { retriesGroup } from '@shop/messaging';
import { LOGGER, type Logger } from '@shop/telemetry';
import { groupOf, type SubscriberKind } from '@shop/topics';
import { SERVICE_CONFIG, type ServiceConfig } from '../config.js';
import { EventDatabases } from '../databases/event-databases.js';
import { kafkaConnection } from '@shop/settings';

/** Checks that this process belongs to the databases of the service, and to the groups that write to them. */
export const environmentCheckProvider: Provider = {
  provide: EnvironmentCheck,
  inject: [SERVICE_CONFIG, LOGGER, EventDatabases],
  useFactory: (config: ServiceConfig, logger: Logger, { write, read }: EventDatabases) =>
    new EnvironmentCheck({
      name: config.environmentName,
      kafka: kafkaConnection(config, config.name),
      databases: {
        write: { database: write, groups: groupsOf(config, 'reaction') },
        read: { database: read, groups: groupsOf(config, 'projection') },
      },
      logger,
    }),
};

/** The group, and the group of its retries. */
function groupsOf({ name }: ServiceConfig, kind: SubscriberKind): string[] {
  const group = groupOf(name, kind);
  return [group, retriesGroup(group)];
}
