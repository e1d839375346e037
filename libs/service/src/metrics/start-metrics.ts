import type { INestApplicationContext } from '@nestjs/common';
import { ReadDatabase, WriteDatabase } from '@shop/database';
import { readLedger } from '@shop/inbox';
import { EventSerde, KafkaEventsStrategy, LagReader } from '@shop/messaging';
import { readOutbox } from '@shop/outbox';
import { addReading, measureProcess, type Logger, type Sample } from '@shop/telemetry';
import { CATALOGUE, groupOf, type Catalogue } from '@shop/topics';
import type { ServiceConfig } from '../config.js';
import { kafkaConnection } from '../kafka-settings.js';
import { readDependencies } from './dependencies.js';
import { serviceGauges } from './service-gauges.js';
import { tellServiceInfo } from './service-info.js';
import { subscriptionsOf } from './subscriptions.js';

/**
 * Lets what a service has in its databases and before it in Kafka be read at each scrape. Every process of the service tells all of it,
 * whatever its roles: so the lag of a consumer is known when its own process is gone. Returns what ends it.
 */
export function startMetrics(
  service: INestApplicationContext,
  config: ServiceConfig,
  logger: Logger,
): () => Promise<void> {
  measureProcess();
  tellServiceInfo(config);
  const { name } = config;
  const [reaction, projection] = [groupOf(name, 'reaction'), groupOf(name, 'projection')];
  const { catalogue, write, read, strategy, registry } = parts(service);
  const connection = { ...kafkaConnection(config, `${name}-metrics`), log: logger };
  const lag = new LagReader(connection, subscriptionsOf(catalogue, [reaction, projection]));
  const dependencies = {
    kafka: () => lag.ping(),
    registry: () => registry.ping(),
    'write database': () => write.query('select'),
    'read database': () => read.query('select'),
  };
  const readings: Record<string, () => Promise<Sample[]>> = {
    lag: () => lag.read(),
    dependencies: () => readDependencies(dependencies),
    consumers: async () => readConsumers(strategy),
    'write outbox': () => readOutbox(write, 'write'),
    'read outbox': () => readOutbox(read, 'read'),
    'write ledger': () => readLedger(write, reaction, config.retryDelays),
    'read ledger': () => readLedger(read, projection, config.retryDelays),
  };
  const ends = Object.entries(readings).map(([source, read]) =>
    addReading({ source, read, failed: (err) => logger.warn({ err, source }, 'Metrics could not be read') }),
  );
  return async () => {
    for (const end of ends) end();
    await lag.close();
  };
}

function parts(service: INestApplicationContext) {
  const find = { strict: false };
  return {
    catalogue: service.get<Catalogue>(CATALOGUE, find),
    write: service.get(WriteDatabase, find),
    read: service.get(ReadDatabase, find),
    strategy: service.get(KafkaEventsStrategy, find),
    registry: service.get(EventSerde, find).registry,
  };
}

function readConsumers(strategy: KafkaEventsStrategy): Sample[] {
  return strategy
    .states()
    .map(({ name, problem }) =>
      serviceGauges.consumerHealthy.sample({ consumer: name }, problem === undefined ? 1 : 0),
    );
}
