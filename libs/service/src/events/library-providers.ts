import type { Provider } from '@nestjs/common';
import { Faults } from '@shop/inbox';
import { EventSerde, KafkaEventsStrategy, SchemaRegistry } from '@shop/messaging';
import { registryConnection } from '@shop/settings';
import { Outbox, ReadWakeUp, WriteWakeUp } from '@shop/outbox';
import { LOGGER, type Logger } from '@shop/telemetry';
import { CATALOGUE, sourceOf, topicsOwnedBy, topicsReadBy, type Catalogue } from '@shop/topics';
import { SERVICE_CONFIG, type ServiceConfig } from '../config.js';
import { ConsumerGroups } from './consumer-groups.js';
import { Relays } from './relays.js';
import { WarmUp } from './warm-up.js';

/** The event parts of the lower libraries, made for this service: they do not know its configuration. */
export const libraryProviders: Provider[] = [
  {
    provide: EventSerde,
    inject: [SERVICE_CONFIG],
    useFactory: (config: ServiceConfig) => new EventSerde(new SchemaRegistry(registryConnection(config))),
  },
  {
    provide: WarmUp,
    inject: [SERVICE_CONFIG, CATALOGUE, EventSerde, LOGGER],
    useFactory: ({ name }: ServiceConfig, catalogue: Catalogue, serde: EventSerde, logger: Logger) => {
      const [produced, consumed] = [topicsOwnedBy(catalogue, name), topicsReadBy(catalogue, name)];
      return new WarmUp({ produced, consumed, serde, logger });
    },
  },
  {
    provide: Outbox,
    inject: [SERVICE_CONFIG, EventSerde, WriteWakeUp],
    useFactory: ({ name }: ServiceConfig, serde: EventSerde, wakeUp: WriteWakeUp) =>
      new Outbox(sourceOf(name), serde, wakeUp),
  },
  { provide: WriteWakeUp, inject: [Relays], useFactory: ({ write }: Relays) => write.wakeUp },
  { provide: ReadWakeUp, inject: [Relays], useFactory: ({ read }: Relays) => read.wakeUp },
  {
    provide: Faults,
    inject: [SERVICE_CONFIG, LOGGER],
    useFactory: ({ faultsEnabled: enabled }: ServiceConfig, logger: Logger) =>
      new Faults({ enabled, logger }),
  },
  {
    provide: KafkaEventsStrategy,
    inject: [ConsumerGroups],
    useFactory: (groups: ConsumerGroups) => new KafkaEventsStrategy(groups),
  },
];
