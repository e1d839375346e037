import { Inject, Injectable } from '@nestjs/common';
import {
  ChunkProcessor,
  Circuit,
  circuitChanged,
  DEAD,
  Ledger,
  Parking,
  prepareMetrics,
  TierProcessor,
  Faults,
  type ProcessorOptions,
} from '@shop/inbox';
import {
  createConsumer,
  missedRecords,
  retryTopic,
  tracedChunks,
  EventSerde,
  type EventConsumer,
  type GroupConsumer,
  type GroupHandlers,
  type KafkaEventsOptions,
} from '@shop/messaging';
import { ViewChanges } from '@shop/projection';
import { LOGGER, type Logger } from '@shop/telemetry';
import { groupOf } from '@shop/topics';
import { SERVICE_CONFIG, type ServiceConfig } from '../config.js';
import { kafkaConnection } from '../kafka-settings.js';
import { Relays } from './relays.js';

/**
 * Makes the consumers of the service's groups: one for the topics of a group, and one for each of its retry
 * tiers.
 */
@Injectable()
export class ConsumerGroups implements KafkaEventsOptions {
  constructor(
    @Inject(SERVICE_CONFIG) private readonly config: ServiceConfig,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly serde: EventSerde,
    private readonly relays: Relays,
    private readonly faults: Faults,
    private readonly views: ViewChanges,
  ) {}

  /**
   * Reactions change the write side, projectors fill the read side. Which of them run is up to the roles of
   * the process.
   */
  runs(group: string): boolean {
    return this.config.roles.has(this.#projects(group) ? 'projectors' : 'consumers');
  }

  consumers(group: string, handlers: GroupHandlers): GroupConsumer[] {
    const { config, faults, views } = this;
    const processing = this.#processing(group, faults.wrap(group, handlers));
    const { handle } = new ChunkProcessor(processing);
    const main = this.#consumer(group, [...handlers.keys()], sharesTransactions(handlers));
    const tiers = config.retryDelays.map(({ name }) => ({
      name: `${group} ${name}`,
      consumer: this.#consumer(`${group}.${name}`, [retryTopic(group, name)]),
      handle: new TierProcessor(name, processing).handle,
    }));
    const announced = this.#projects(group) ? views.announced(handle) : handle;
    return [{ name: group, consumer: main, handle: tracedChunks(announced) }, ...tiers];
  }

  #processing(group: string, handlers: GroupHandlers): ProcessorOptions {
    const { config, logger, serde, relays } = this;
    const { database, wakeUp } = this.#projects(group) ? relays.read : relays.write;
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
    const { config, logger } = this;
    const connection = { ...kafkaConnection(config, config.name), log: logger };
    const missed = missedRecords(groupId, topics, logger);
    return createConsumer(connection, { groupId, topics, join, missed });
  }

  #projects(group: string): boolean {
    return group === groupOf(this.config.name, 'projection');
  }
}

/**
 * Where events have transactions of their own, joined chunks would only have partitions wait for each other.
 */
function sharesTransactions(handlers: GroupHandlers): boolean {
  return [...handlers.values()].every(({ transaction }) => transaction === 'chunk');
}
