import { ReadDatabase, WriteDatabase, type Database } from '@shop/database';
import {
  ChunkProcessor,
  Circuit,
  circuitChanged,
  DEAD,
  Ledger,
  Parking,
  prepareMetrics,
  TierProcessor,
  type Faults,
  type ProcessorOptions,
} from '@shop/inbox';
import {
  createConsumer,
  retryTopic,
  tracedChunks,
  type EventConsumer,
  type EventSerde,
  type GroupConsumer,
  type GroupHandlers,
} from '@shop/messaging';
import type { WakeUp } from '@shop/outbox';
import { groupOf } from '@shop/topics';
import type { Logger } from '@shop/telemetry';
import type { ServiceConfig } from '../config.js';
import { kafkaConnection } from '../kafka-settings.js';
import type { Relays } from './relays.js';
import type { ViewChanges } from './view-changes.js';

export interface ConsumerGroupsOptions {
  config: ServiceConfig;
  logger: Logger;
  serde: EventSerde;
  write: WriteDatabase;
  read: ReadDatabase;
  relays: Relays;
  faults: Faults;
  views: ViewChanges;
}

/** Makes the consumers of the service's groups: one for the topics of a group, and one for each of its retry tiers. */
export class ConsumerGroups {
  constructor(readonly options: ConsumerGroupsOptions) {}

  /** Reactions change the write side, projectors fill the read side. Which of them run is up to the roles of the process. */
  runs(group: string): boolean {
    return this.options.config.roles.has(this.#projects(group) ? 'projectors' : 'consumers');
  }

  consumers(group: string, handlers: GroupHandlers): GroupConsumer[] {
    const { config, faults, views } = this.options;
    const processing = this.#processing(group, faults.wrap(group, handlers));
    const { take } = new ChunkProcessor(processing);
    const main = this.#consumer(group, [...handlers.keys()], sharesTransactions(handlers));
    const tiers = config.retryDelays.map(({ name }) => ({
      name: `${group} ${name}`,
      consumer: this.#consumer(`${group}.${name}`, [retryTopic(group, name)]),
      handle: new TierProcessor(name, processing).take,
    }));
    const announced = this.#projects(group) ? views.announced(take) : take;
    return [{ name: group, consumer: main, handle: tracedChunks(announced) }, ...tiers];
  }

  #processing(group: string, handlers: GroupHandlers): ProcessorOptions {
    const { config, logger, serde, write, read, relays } = this.options;
    const [database, wakeUp]: [Database, WakeUp] = this.#projects(group)
      ? [read, relays.read.wakeUp]
      : [write, relays.write.wakeUp];
    const { handledLogLevel } = config;
    const circuit = new Circuit((state, reason) => {
      logger.warn({ group, state, reason }, 'circuit changed');
      circuitChanged(group, state);
    });
    prepareMetrics(group, handlers.keys(), [...config.retryDelays.map((tier) => tier.name), DEAD]);
    const parking = new Parking(new Ledger(group), config.retryDelays, wakeUp);
    return { group, handlers, database, serde, parking, circuit, logger, handledLogLevel };
  }

  #consumer(groupId: string, topics: string[], join = false): EventConsumer {
    const { config, logger } = this.options;
    const connection = { ...kafkaConnection(config, config.name), log: logger };
    return createConsumer(connection, { groupId, topics, join });
  }

  #projects(group: string): boolean {
    return group === groupOf(this.options.config.name, 'projection');
  }
}

/** Where events have transactions of their own, joined chunks would only have partitions wait for each other. */
function sharesTransactions(handlers: GroupHandlers): boolean {
  return [...handlers.values()].every(({ transaction }) => transaction === 'chunk');
}
