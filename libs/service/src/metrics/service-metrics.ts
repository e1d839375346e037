import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { readLedger } from '@shop/inbox';
import { EventSerde, KafkaEventsStrategy, LagReader, subscriptionsOf } from '@shop/messaging';
import { readOutbox } from '@shop/outbox';
import { addReading, leftOutField, LOGGER, RepeatedLines, type Logger, type Sample } from '@shop/telemetry';
import { groupOf, groupsOf, CATALOGUE, type Catalogue } from '@shop/topics';
import { SERVICE_CONFIG, type ServiceConfig } from '../config.js';
import { EventDatabases } from '../databases/event-databases.js';
import { kafkaConnection } from '@shop/settings';
import { readDependencies } from './dependencies.js';
import { serviceGauges } from './service-gauges.js';

/**
 * Reads the state of a service's databases and its lag in Kafka at each scrape. Every process of the service
 * reports all of it, whatever its roles: so the lag of a consumer is known when its own process is gone.
 */
@Injectable()
export class ServiceMetrics implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #lag: LagReader;
  readonly #lines = new RepeatedLines();
  #ends: (() => void)[] = [];

  constructor(
    @Inject(SERVICE_CONFIG) private readonly config: ServiceConfig,
    @Inject(CATALOGUE) catalogue: Catalogue,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly databases: EventDatabases,
    private readonly strategy: KafkaEventsStrategy,
    private readonly serde: EventSerde,
  ) {
    const { name } = config;
    const connection = { ...kafkaConnection(config, `${name}-metrics`), log: logger };
    this.#lag = new LagReader(connection, subscriptionsOf(catalogue, groupsOf(name)));
  }

  onApplicationBootstrap(): void {
    this.#ends = Object.entries(this.#readings()).map(([source, read]) => {
      const failed = (err: unknown) =>
        this.#lines.tell(`${source} ${String(err)}`, (leftOut) =>
          this.logger.warn({ err, source, ...leftOutField(leftOut) }, 'Metrics could not be read'),
        );
      return addReading({ source, read, failed });
    });
  }

  async onModuleDestroy(): Promise<void> {
    for (const end of this.#ends) end();
    await this.#lag.close();
  }

  #readings(): Record<string, () => Promise<Sample[]>> {
    const { write, read } = this.databases;
    const { name, retryDelays } = this.config;
    return {
      lag: () => this.#lag.read(),
      dependencies: () => this.#dependencies(),
      consumers: async () => readConsumers(this.strategy),
      'write outbox': () => readOutbox(write, 'write'),
      'read outbox': () => readOutbox(read, 'read'),
      'write ledger': () => readLedger(write, groupOf(name, 'reaction'), retryDelays),
      'read ledger': () => readLedger(read, groupOf(name, 'projection'), retryDelays),
    };
  }

  #dependencies(): Promise<Sample[]> {
    return readDependencies({
      kafka: () => this.#lag.ping(),
      registry: () => this.serde.registry.ping(),
      'write database': () => this.databases.write.query('select'),
      'read database': () => this.databases.read.query('select'),
    });
  }
}

function readConsumers(strategy: KafkaEventsStrategy): Sample[] {
  return strategy
    .states()
    .map(({ name, problem }) =>
      serviceGauges.consumerHealthy.sample({ consumer: name }, problem === undefined ? 1 : 0),
    );
}
