import type { MessageInitShape } from '@bufbuild/protobuf';
import { orderCompleted, type OrderCompleted, type OrderCompletedSchema } from '@shop/contracts';
import type { Topic } from '@shop/topics';
import type { Database } from '@shop/database';
import {
  createConsumer,
  createProducer,
  deadLetterTopic,
  EventSerde,
  parseTiers,
  publishSchemas,
  retryTopic,
  toHeaders,
  type ChunkHandler,
  type EventConsumer,
  type EventContext,
  type GroupHandlers,
  type IncomingRecord,
  type OutgoingRecord,
} from '@shop/messaging';
import { outboxMigrations, Relay, WakeUp } from '@shop/outbox';
import { createLogger } from '@shop/telemetry';
import {
  createTestDatabase,
  eventually,
  kafkaConnection,
  registryOfStack,
  uniqueName,
  withAdmin,
} from '@shop/testing';
import { timeOfUuidv7, uuidv7 } from '@shop/uuid';
import {
  ChunkProcessor,
  Circuit,
  inboxMigrations,
  Ledger,
  Parking,
  TierProcessor,
  type ProcessorOptions,
} from '../src/index.js';

const PARTITIONS = 3;

export type Handle = (event: OrderCompleted, context: EventContext) => Promise<void>;

export interface RigOptions {
  tiers?: string;
  ordered?: boolean;
  transaction?: 'chunk' | 'event';
  replayable?: boolean;
  /** The settings of each topic of the group; one topic by default. */
  topics?: Record<string, string>[];
}

/** Records as the consumer would hand them over. */
export function delivered(records: readonly OutgoingRecord[]): IncomingRecord[] {
  return records.map((record, index) => ({
    ...record,
    partition: 0,
    offset: String(index),
    timestamp: Date.now(),
  }));
}

/**
 * One consumer group on the real stack: topics, registry, database, relay, the consumer of the topic and
 * those of its tiers. The handler is the test's; what it lets pass is written to the table `effect`.
 */
export class ConsumerRig {
  readonly group = uniqueName('group');
  readonly topics: Topic<typeof OrderCompletedSchema>[];
  /** Why the group was paused, each time. */
  readonly pauses: string[] = [];
  readonly logger = createLogger({
    service: 'test',
    level: process.env['TEST_LOG'] === undefined ? 'silent' : 'warn',
  });
  readonly producer = createProducer(kafkaConnection());
  readonly serde = new EventSerde(registryOfStack());
  /** Replaced by tests that want failures. */
  handle: Handle = async () => undefined;
  database!: Database;
  processing!: ProcessorOptions;
  #relay!: Relay;
  #relayProducer = createProducer(kafkaConnection());
  #consumers: EventConsumer[] = [];
  readonly #consumed = new Map<string, number>();
  #drop!: () => Promise<void>;

  static async create(options: RigOptions = {}): Promise<ConsumerRig> {
    const rig = new ConsumerRig(options);
    await rig.#prepare();
    return rig;
  }

  private constructor(readonly options: RigOptions) {
    this.topics = this.#settings.map(() => ({ ...orderCompleted, name: uniqueName('facts') }));
  }

  /** The first one, for tests of one. */
  get topic(): Topic<typeof OrderCompletedSchema> {
    const [first] = this.topics;
    if (!first) throw new Error('The group has no topic');
    return first;
  }

  get #settings(): Record<string, string>[] {
    return this.options.topics ?? [{}];
  }

  get tiers() {
    return parseTiers(this.options.tiers ?? '20ms,50ms');
  }

  /** Starts the consumers and waits until they have joined. */
  async start(): Promise<void> {
    const topics = this.topics.map(({ name }) => name);
    const main = createConsumer(kafkaConnection(), { groupId: this.group, topics });
    this.#consumers.push(main);
    const started = [main.start(new ChunkProcessor(this.processing).handle)];
    for (const { name } of this.tiers) {
      const consumer = createConsumer(kafkaConnection(), this.subscription(name));
      this.#consumers.push(consumer);
      const { handle } = new TierProcessor(name, this.processing);
      const counting: ChunkHandler = async (records) => {
        const outcome = await handle(records);
        this.#consumed.set(name, (this.#consumed.get(name) ?? 0) + outcome.done);
        return outcome;
      };
      started.push(consumer.start(counting));
    }
    await Promise.all(started);
  }

  /** The group that reads a tier, and its topic. */
  subscription(tier: string): { groupId: string; topics: string[] } {
    return { groupId: `${this.group}.${tier}`, topics: [retryTopic(this.group, tier)] };
  }

  async stop(): Promise<void> {
    await Promise.all(this.#consumers.splice(0).map((consumer) => consumer.stop()));
  }

  async close(): Promise<void> {
    await this.stop();
    await this.#relay.stop();
    await Promise.all([this.producer.disconnect(), this.#relayProducer.disconnect()]);
    await this.#drop();
  }

  /** Another topic for the same facts, for chunks of two: only its schema is there. */
  async anotherTopic(): Promise<typeof this.topic> {
    const topic = { ...this.topic, name: uniqueName('facts') };
    await this.#know(topic);
    return topic;
  }

  record(orderId: string, version: number, eventId = uuidv7(), topic = this.topic): OutgoingRecord {
    const event: MessageInitShape<typeof OrderCompletedSchema> = {
      orderId,
      version,
      customerId: 'customer',
      occurredAt: { seconds: 1n },
    };
    return {
      topic: topic.name,
      key: orderId,
      value: this.serde.serialize(topic, event),
      headers: toHeaders({
        id: eventId,
        type: topic.schema.typeName,
        source: '/order-service',
        subject: orderId,
        time: timeOfUuidv7(eventId) ?? new Date(),
        correlationId: eventId,
      }),
    };
  }

  /** Waits until the tier's consumer has taken that many records. */
  async tierProgress(tier: string, atLeast: number): Promise<number> {
    return eventually(
      () => this.#consumed.get(tier) ?? 0,
      (count) => count >= atLeast,
      `tier ${tier} never took ${atLeast} records`,
    );
  }

  async effects(): Promise<{ key: string; version: number }[]> {
    return this.database.query('select key, version from effect order by seq');
  }

  /** The versions of each key in the order in which they had their effect. */
  async effectsByKey(): Promise<Record<string, number[]>> {
    const byKey: Record<string, number[]> = {};
    for (const { key, version } of await this.effects()) (byKey[key] ??= []).push(version);
    return byKey;
  }

  async untilEffects(count: number): Promise<void> {
    await eventually(
      () => this.effects(),
      (effects) => effects.length >= count,
      `there were never ${count} effects`,
    );
  }

  async parked(): Promise<{ order_key: string; stage: string; blocked: boolean; attempts: number }[]> {
    return this.database.query('select order_key, stage, blocked, attempts from parked_event order by seq');
  }

  handlers(): GroupHandlers {
    const handle = async (event: OrderCompleted, context: EventContext): Promise<void> => {
      await context.tx.query('insert into effect (key, version) values ($1, $2)', [
        event.orderId,
        event.version,
      ]);
      await this.handle(event, context);
    };
    const handler = {
      ordered: this.options.ordered ?? true,
      transaction: this.options.transaction ?? 'chunk',
      replayable: this.options.replayable ?? false,
      handle,
    };
    return new Map(this.topics.map((topic) => [topic.name, { ...handler, topic }]));
  }

  async #prepare(): Promise<void> {
    const { database, url, drop } = await createTestDatabase({
      migrations: [...outboxMigrations, ...inboxMigrations],
    });
    this.database = database;
    this.#drop = drop;
    await database.query(
      'create table effect (seq bigint generated always as identity, key text, version int)',
    );
    const own = this.topics.map(({ name }, index) => ({
      name,
      partitions: PARTITIONS,
      config: this.#settings[index] ?? {},
    }));
    const failed = [
      deadLetterTopic(this.group),
      ...this.tiers.map(({ name }) => retryTopic(this.group, name)),
    ];
    const others = failed.map((name) => ({ name, partitions: PARTITIONS, config: {} }));
    await withAdmin((admin) => admin.apply([...own, ...others]));
    for (const topic of this.topics) await this.#know(topic);
    const wakeUp = new WakeUp();
    this.processing = {
      group: this.group,
      handlers: this.handlers(),
      database,
      serde: this.serde,
      parking: new Parking(new Ledger(this.group), this.tiers, wakeUp),
      circuit: new Circuit((state, reason) => void (state === 'open' && this.pauses.push(reason))),
      logger: this.logger,
    };
    this.#relay = new Relay({
      databaseUrl: url,
      name: 'rig-relay',
      outbox: 'rig',
      producer: this.#relayProducer,
      wakeUp,
      logger: this.logger,
    });
    this.#relay.start();
  }

  async #know(topic: typeof this.topic): Promise<void> {
    await publishSchemas(this.serde.registry, [topic]);
    await this.serde.warmUp([topic], [topic]);
  }
}
