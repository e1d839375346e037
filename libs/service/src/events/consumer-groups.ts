import { Inject, Injectable } from '@nestjs/common';
import { serverTime } from '@shop/database';
import { EnvironmentCheck } from '@shop/environment';
import {
  ChunkProcessor,
  Circuit,
  circuitChanged,
  DEAD,
  hasProcessedSince,
  Ledger,
  Parking,
  prepareMetrics,
  TierProcessor,
  Faults,
  type ProcessorOptions,
} from '@shop/inbox';
import {
  createConsumer,
  createTopicOffsets,
  hasForgottenOffsets,
  missedRecords,
  retriesGroup,
  retryTopic,
  tracedChunks,
  EventSerde,
  type ChunkHandler,
  type EventConsumer,
  type EventConsumerOptions,
  type GroupConsumer,
  type GroupHandlers,
  type KafkaEventsOptions,
} from '@shop/messaging';
import { ViewChanges } from '@shop/projection';
import { LOGGER, type Logger } from '@shop/telemetry';
import { DAY_MS, groupOf } from '@shop/topics';
import { SERVICE_CONFIG, type ServiceConfig } from '../config.js';
import { kafkaConnection } from '@shop/settings';
import { Relays } from './relays.js';

const ANSWER_WITHIN_MS = 10_000;
const REFUSED_AGAIN_MS = 30_000;

/**
 * Makes the consumers of the service's groups: one for the topics of a group, and one for all of its retry
 * tiers, which are empty most of the time.
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
    private readonly environmentCheck: EnvironmentCheck,
  ) {}

  /**
   * Reactions change the write side, projectors fill the read side. The roles of the process decide which of
   * them run.
   */
  runs(group: string): boolean {
    return this.config.roles.has(this.#projects(group) ? 'projectors' : 'consumers');
  }

  consumers(group: string, handlers: GroupHandlers): GroupConsumer[] {
    const { config, faults, views } = this;
    const processing = this.#processing(group, faults.wrap(group, handlers));
    const { handle } = new ChunkProcessor(processing);
    const topics = [...handlers.keys()];
    const main = this.#consumer(group, group, topics, {
      join: sharesTransactions(handlers),
      // A projector may write the same rows any number of times.
      ...(!this.#projects(group) && { objection: () => this.#objectionTo(group, topics) }),
    });
    const tiers = new Map(
      config.retryDelays.map(({ name }) => [retryTopic(group, name), new TierProcessor(name, processing)]),
    );
    const retries = {
      name: `${group} retries`,
      consumer: this.#consumer(group, retriesGroup(group), [...tiers.keys()]),
      handle: ofEachTopic(tiers),
    };
    const announced = this.#projects(group) ? views.announced(handle) : handle;
    return [{ name: group, consumer: main, handle: tracedChunks(announced) }, retries].map((each) => ({
      ...each,
      handle: this.#whileBelonging(each.handle),
    }));
  }

  /** Handles nothing while another database is behind the address. */
  #whileBelonging(handle: ChunkHandler): ChunkHandler {
    return (records) =>
      this.environmentCheck.refusal === undefined
        ? handle(records)
        : Promise.resolve({ done: 0, retryIn: REFUSED_AGAIN_MS });
  }

  #processing(group: string, handlers: GroupHandlers): ProcessorOptions {
    const { config, logger, serde } = this;
    const { database, wakeUp } = this.#home(group);
    const { handledLogLevel } = config;
    const circuit = new Circuit((state, reason) => {
      logger.warn({ group, state, reason }, 'circuit changed');
      circuitChanged(group, state);
    });
    prepareMetrics(group, handlers.keys(), [...config.retryDelays.map((tier) => tier.name), DEAD]);
    const parking = new Parking(new Ledger(group), config.retryDelays, wakeUp);
    return { group, handlers, database, serde, parking, circuit, logger, handledLogLevel };
  }

  /** @param group the group of the effects; `groupId` may be that of its retries */
  #consumer(
    group: string,
    groupId: string,
    topics: string[],
    { join, objection }: Pick<EventConsumerOptions, 'join' | 'objection'> = {},
  ): EventConsumer {
    const { config, logger, environmentCheck } = this;
    const connection = { ...kafkaConnection(config, config.name), log: logger };
    const missed = missedRecords(groupId, topics, logger);
    return createConsumer(connection, {
      groupId,
      topics,
      missed,
      ...(join !== undefined && { join }),
      mark: () => environmentCheck.idOf(this.#home(group).database),
      objection: async () => (await environmentCheck.objection()) ?? objection?.(),
    });
  }

  /** From the beginning of its topics the group would repeat its effects. */
  async #objectionTo(group: string, topics: string[]): Promise<string | undefined> {
    const { config, relays } = this;
    const { database } = relays.write;
    const memory = {
      since: async () =>
        new Date((await serverTime(database)).getTime() - config.processedEventDays * DAY_MS),
      hasHandled: (since: Date) => hasProcessedSince(database, group, since),
    };
    const offsets = createTopicOffsets(kafkaConnection(config, config.name), ANSWER_WITHIN_MS);
    try {
      if (!(await hasForgottenOffsets(offsets, { group, topics }, memory))) return undefined;
    } finally {
      await offsets.close();
    }
    return (
      `Kafka has forgotten how far it was, and holds events from before the ${config.processedEventDays} days ` +
      `that it remembers. Say from when on it has not handled them: npm run shop -- offsets set ${group} --from <time>`
    );
  }

  #home(group: string): Relays['write'] {
    return this.#projects(group) ? this.relays.read : this.relays.write;
  }

  #projects(group: string): boolean {
    return group === groupOf(this.config.name, 'projection');
  }
}

/** Hands each chunk, which is of one partition, to the processor of its topic. */
function ofEachTopic(processors: ReadonlyMap<string, TierProcessor>): ChunkHandler {
  return async (records) => {
    const topic = records[0]?.topic ?? '';
    const processor = processors.get(topic);
    if (!processor) throw new Error(`${topic} is the topic of no retry tier`);
    return processor.handle(records);
  };
}

/**
 * If events have transactions of their own, the partitions of a joined chunk would only wait for each other.
 */
function sharesTransactions(handlers: GroupHandlers): boolean {
  return [...handlers.values()].every(({ transaction }) => transaction === 'chunk');
}
