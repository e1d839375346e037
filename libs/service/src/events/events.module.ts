import {
  Inject,
  Module,
  type DynamicModule,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import { CATALOGUE, topicsOwnedBy, topicsReadBy, type Catalogue } from '@shop/topics';
import { ReadDatabase, WriteDatabase } from '@shop/database';
import { Faults, ProcessedEventPartitions, RetrySweep } from '@shop/inbox';
import { EventSerde, KafkaEventsStrategy, SchemaRegistry } from '@shop/messaging';
import { Outbox, ReadWakeUp, WriteWakeUp } from '@shop/outbox';
import { createLogger, type Logger } from '@shop/telemetry';
import { SERVICE_CONFIG, type ServiceConfig } from '../config.js';
import { HealthRegistry } from '../health/health.registry.js';
import { ConsumerGroups } from './consumer-groups.js';
import { registerHealth } from './events-health.js';
import { Relays } from './relays.js';
import { ViewChanges } from './view-changes.js';
import { WarmUp } from './warm-up.js';

const EVENTS_LOGGER = Symbol('EVENTS_LOGGER');

/** The path of events: what the service appends is relayed, what its handlers subscribe to is delivered to them. */
@Module({})
export class EventsModule implements OnModuleInit, OnApplicationShutdown {
  readonly #partitions: ProcessedEventPartitions[];
  readonly #sweeps: RetrySweep[];

  constructor(
    @Inject(WarmUp) readonly warmUp: WarmUp,
    @Inject(SERVICE_CONFIG) config: ServiceConfig,
    @Inject(EVENTS_LOGGER) logger: Logger,
    @Inject(WriteDatabase) write: WriteDatabase,
    @Inject(ReadDatabase) read: ReadDatabase,
    @Inject(KafkaEventsStrategy) strategy: KafkaEventsStrategy,
    @Inject(Relays) relays: Relays,
    @Inject(HealthRegistry) health: HealthRegistry,
  ) {
    const windowDays = config.processedEventDays;
    this.#partitions = [write, read].map(
      (database) => new ProcessedEventPartitions(database, { windowDays, logger }),
    );
    const tiers = config.retryDelays;
    this.#sweeps = [
      new RetrySweep(write, { tiers, wakeUp: relays.write.wakeUp, logger }),
      new RetrySweep(read, { tiers, wakeUp: relays.read.wakeUp, logger }),
    ];
    registerHealth(health, config, { warmUp, strategy, relays });
  }

  static forRoot(config: ServiceConfig): DynamicModule {
    const service = config.name;
    return {
      module: EventsModule,
      global: true,
      providers: [
        { provide: EVENTS_LOGGER, useFactory: () => createLogger({ service, level: config.logLevel }) },
        {
          provide: EventSerde,
          useFactory: () => new EventSerde(new SchemaRegistry({ url: config.registryUrl })),
        },
        {
          provide: WarmUp,
          inject: [EventSerde, EVENTS_LOGGER, CATALOGUE],
          useFactory: (serde: EventSerde, logger: Logger, catalogue: Catalogue) => {
            const [produced, consumed] = [
              topicsOwnedBy(catalogue, service),
              topicsReadBy(catalogue, service),
            ];
            return new WarmUp({ produced, consumed, serde, logger });
          },
        },
        {
          provide: Relays,
          inject: [EVENTS_LOGGER, WriteDatabase, ReadDatabase],
          useFactory: (logger: Logger, write: WriteDatabase, read: ReadDatabase) =>
            new Relays(config, { write, read }, logger),
        },
        { provide: WriteWakeUp, inject: [Relays], useFactory: ({ write }: Relays) => write.wakeUp },
        { provide: ReadWakeUp, inject: [Relays], useFactory: ({ read }: Relays) => read.wakeUp },
        {
          provide: Faults,
          inject: [EVENTS_LOGGER],
          useFactory: (logger: Logger) => new Faults({ enabled: config.faultsEnabled, logger }),
        },
        { provide: ViewChanges, useClass: ViewChanges },
        {
          provide: Outbox,
          inject: [EventSerde, Relays],
          useFactory: (serde: EventSerde, relays: Relays) =>
            new Outbox(`/${service}-service`, serde, relays.write.wakeUp),
        },
        {
          provide: KafkaEventsStrategy,
          inject: [EVENTS_LOGGER, EventSerde, WriteDatabase, ReadDatabase, Relays, Faults, ViewChanges],
          useFactory: (
            logger: Logger,
            serde: EventSerde,
            write: WriteDatabase,
            read: ReadDatabase,
            relays: Relays,
            faults: Faults,
            views: ViewChanges,
          ) =>
            new KafkaEventsStrategy(
              new ConsumerGroups({ config, logger, serde, write, read, relays, faults, views }),
            ),
        },
      ],
      exports: [Outbox, KafkaEventsStrategy, ViewChanges],
    };
  }

  async onModuleInit(): Promise<void> {
    void this.warmUp.run();
    for (const sweep of this.#sweeps) sweep.start();
    await Promise.all(this.#partitions.map((partitions) => partitions.start()));
  }

  onApplicationShutdown(): void {
    this.warmUp.stop();
    for (const upkeep of [...this.#sweeps, ...this.#partitions]) upkeep.stop();
  }
}
