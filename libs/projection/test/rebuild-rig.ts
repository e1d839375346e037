import { setTimeout as sleep } from 'node:timers/promises';
import type { DescMessage, MessageInitShape, MessageShape } from '@bufbuild/protobuf';
import { orderCompleted, type OrderCompleted, type OrderCompletedSchema } from '@shop/contracts';
import { groupOf, type Topic } from '@shop/topics';
import { Database, type MigrationClass } from '@shop/database';
import { ChunkProcessor, Circuit, GroupLedgerView, inboxMigrations, Ledger, Parking } from '@shop/inbox';
import {
  createConsumer,
  createProducer,
  EventSerde,
  parseTiers,
  publishSchemas,
  SchemaRegistry,
  toHeaders,
  type EventConsumer,
  type GroupHandlers,
} from '@shop/messaging';
import { outboxMigrations, WakeUp } from '@shop/outbox';
import { createLogger } from '@shop/telemetry';
import {
  allowProjectors,
  createTestDatabase,
  eventually,
  kafkaConnection,
  PATIENTLY,
  registryOfStack,
  uniqueName,
  withAdmin,
} from '@shop/testing';
import type { Migration, QueryRunner } from '@shop/database';
import { uuidv7 } from '@shop/uuid';

import {
  asProjector,
  Forgets,
  Projection,
  projectionMigrations,
  projectionOf,
  type ProjectionTransaction,
  Projects,
  Rebuild,
  versionedUpsert,
  type DeployedProjection,
  type ProjectorClass,
} from '../src/index.js';

const PARTITIONS = 3;
/** Slow enough for the live group of a slow machine to keep up. */
const PUBLISH_EVERY_MS = 40;
const AT_ONCE = 10;

export class CreateSeen1790000000001 implements Migration {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'create table seen (order_id text primary key, version int not null, customer_id text, completed_at timestamptz)',
    );
    await runner.query('create index seen_by_customer on seen (customer_id)');
  }
}

export class AddLoud1790000000002 implements Migration {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table seen add column loud text');
  }
}

type Project = (events: readonly OrderCompleted[], tx: ProjectionTransaction) => Promise<void>;

const upsertSeen = versionedUpsert<{
  orderId: string;
  version: number;
  customerId: string;
  completedAt: Date;
}>({
  table: 'seen',
  key: 'orderId',
  version: 'version',
  columns: { orderId: 'text', version: 'int', customerId: 'text', completedAt: 'timestamptz' },
});

/**
 * The projector of the rig: the latest version of each order. `customer` says what it shows as the customer.
 */
export function project(customer = (event: OrderCompleted): string => event.customerId): Project {
  return async (events, tx) => {
    upsertSeen(
      tx,
      events.map((event) => ({
        orderId: event.orderId,
        version: event.version,
        customerId: customer(event),
        completedAt: new Date(Number(event.occurredAt?.seconds ?? 0n) * 1000),
      })),
    );
  };
}

/** Reads events, but not before it may. */
class HeldSerde extends EventSerde {
  constructor(
    registry: SchemaRegistry,
    readonly gate: Promise<void>,
  ) {
    super(registry);
  }

  override async deserialize<Schema extends DescMessage>(
    topic: Topic<Schema>,
    value: Buffer | null,
  ): Promise<MessageShape<Schema>> {
    await this.gate;
    return super.deserialize(topic, value);
  }
}

/** A topic, a group that keeps a projection of it up to date, and what rebuilds it. */
export class RebuildRig {
  readonly service = uniqueName('rig');
  readonly group = groupOf(this.service, 'projection');
  readonly topic: Topic<typeof OrderCompletedSchema>;
  readonly serde = new EventSerde(registryOfStack());
  readonly producer = createProducer(this.kafka);
  readonly parking = new Parking(new Ledger(this.group), parseTiers('10m'), new WakeUp());
  database!: Database;
  #url!: string;
  #drop!: () => Promise<void>;
  #live: EventConsumer | undefined;
  readonly #open: Rebuild[] = [];
  readonly #stopped = new AbortController();
  readonly #ids = new Map<string, string[]>();

  static async create(cleanup: Topic['cleanup'] = 'delete'): Promise<RebuildRig> {
    const rig = new RebuildRig(cleanup);
    await rig.#prepare();
    return rig;
  }

  private constructor(cleanup: Topic['cleanup']) {
    this.topic = { ...orderCompleted, name: uniqueName('facts'), cleanup };
  }

  get kafka() {
    return kafkaConnection();
  }

  /** A projection named `seen`, as a class of its own each time. */
  projector(work: Project): ProjectorClass {
    const { topic, service } = this;
    const options = { name: 'seen', service, tables: { seen: { began: 'completed_at' } } };
    class SeenProjector {
      @Projects(topic)
      onOrderCompleted(events: readonly OrderCompleted[], tx: ProjectionTransaction): Promise<void> {
        return work(events, tx);
      }
    }
    class ForgettingProjector {
      @Projects(topic)
      onOrderCompleted(events: readonly OrderCompleted[], tx: ProjectionTransaction): Promise<void> {
        return work(events, tx);
      }

      @Forgets(topic)
      onOrderRemoved(keys: readonly string[], tx: ProjectionTransaction): void {
        tx.send('delete from seen where order_id = any($1)', [keys]);
      }
    }
    const projector = topic.cleanup === 'compact' ? ForgettingProjector : SeenProjector;
    Projection(options)(projector);
    return projector;
  }

  /** Starts the live group. */
  async live(work: Project = project()): Promise<void> {
    const projection = projectionOf(this.projector(work));
    const handlers: GroupHandlers = new Map([
      [
        this.topic.name,
        {
          topic: this.topic,
          ordered: true,
          transaction: 'chunk',
          handle: () => Promise.reject(new Error('one by one')),
          handleChunk: async (received) => {
            const tx = received[0]?.context.tx;
            const events = received.map(({ event }) => event);
            if (tx) await asProjector(tx, (limited) => projection.project(this.topic.name, events, limited));
          },
          ...(projection.forgets(this.topic.name) && {
            handleTombstones: async (contexts) => {
              const keys = contexts.map(({ record }) => record.key);
              const tx = contexts[0]?.tx;
              if (tx) await asProjector(tx, (limited) => projection.forget(this.topic.name, keys, limited));
            },
          }),
        },
      ],
    ]);
    const { handle } = new ChunkProcessor({
      group: this.group,
      handlers,
      database: this.database,
      serde: this.serde,
      parking: this.parking,
      circuit: new Circuit(),
      logger: createLogger({ service: 'test', level: 'silent' }),
    });
    this.#live = createConsumer(this.kafka, {
      groupId: this.group,
      topics: [this.topic.name],
      chunkSize: 20,
    });
    await this.#live.start(handle);
  }

  async stopLive(): Promise<void> {
    await this.#live?.stop();
    this.#live = undefined;
  }

  /** A process that rebuilds, as it were. */
  async rebuild(
    work: Project = project(),
    migrations: readonly MigrationClass[] = [CreateSeen1790000000001],
    gate: Promise<void> = Promise.resolve(),
  ): Promise<Rebuild> {
    const deployed: DeployedProjection = { projector: this.projector(work), migrations };
    const database = new Database({ ...PATIENTLY, name: 'rig rebuild', url: this.#url });
    const serde = new HeldSerde(this.serde.registry, gate);
    const ledger = new GroupLedgerView(this.group, database);
    const rebuild = new Rebuild({ deployed, database, serde, kafka: this.kafka, ledger });
    await rebuild.open();
    await rebuild.openTopics();
    this.#open.push(rebuild);
    return rebuild;
  }

  /** Publishes a fact of each order. */
  async publish(
    orders: readonly string[],
    version = 1,
    at = new Date('2026-01-01T00:00:00Z'),
  ): Promise<void> {
    await this.producer.send(orders.map((orderId) => this.#record(orderId, version, at)));
  }

  /** Removes a key of a compacted topic, by a tombstone. */
  async remove(order: string): Promise<void> {
    await this.producer.send([{ topic: this.topic.name, key: order, value: null, headers: {} }]);
  }

  /**
   * Publishes a fact of each order, a few at a time and at a steady pace, until it is stopped. Returns of how
   * many.
   */
  keepPublishing(orderOf: (number: number) => string): { stop(): Promise<number> } {
    const publishing = (async () => {
      let published = 0;
      for (; !this.#stopped.signal.aborted; await sleep(PUBLISH_EVERY_MS)) {
        await this.publish(Array.from({ length: AT_ONCE }, () => orderOf(published++)));
      }
      return published;
    })();
    return {
      stop: () => {
        this.#stopped.abort();
        return publishing;
      },
    };
  }

  /** Removes all records so far, as retention would in time. */
  async forgetFacts(): Promise<void> {
    await withAdmin((admin) => admin.truncate(this.topic.name));
  }

  /** The ids of an order's facts, in the order of publication. */
  eventIds(orderId: string): string[] {
    return this.#ids.get(orderId) ?? [];
  }

  async migrations(): Promise<string[]> {
    const rows = await this.database.query<{ name: string }>('select name from schema_migration');
    return rows.map(({ name }) => name);
  }

  /** Waits until the live table shows so many orders. */
  async untilLive(count: number): Promise<void> {
    await eventually(
      () => this.rows('public'),
      (rows) => rows.length >= count,
      `the live table never had ${count} rows`,
    );
  }

  /** Waits until somebody holds the lock of a swap. */
  async untilWritersAreHeld(): Promise<void> {
    await this.#untilLocked(`mode = 'ExclusiveLock' and granted`, 'nobody ever held the writers');
  }

  /** Waits until a writer waits for that lock. */
  async untilWriterWaits(): Promise<void> {
    await this.#untilLocked(`mode = 'RowExclusiveLock' and not granted`, 'no writer ever waited');
  }

  async #untilLocked(condition: string, otherwise: string): Promise<void> {
    await eventually(
      () =>
        this.database.query(`select from pg_locks where relation = 'public.seen'::regclass and ${condition}`),
      (locks) => locks.length > 0,
      otherwise,
    );
  }

  rows(schema: string): Promise<{ order_id: string; version: number; customer_id: string }[]> {
    return this.database.query(`select * from ${schema}.seen order by order_id`);
  }

  async close(): Promise<void> {
    this.#stopped.abort();
    await this.stopLive();
    await Promise.all(this.#open.map((rebuild) => rebuild.close()));
    await this.producer.disconnect();
    await this.#drop();
  }

  #record(orderId: string, version: number, at: Date) {
    const seconds = BigInt(Math.floor(at.getTime() / 1_000));
    const event: MessageInitShape<typeof OrderCompletedSchema> = {
      orderId,
      version,
      customerId: `customer-${version}`,
      occurredAt: { seconds },
    };
    const id = uuidv7();
    this.#ids.set(orderId, [...(this.#ids.get(orderId) ?? []), id]);
    const type = this.topic.schema.typeName;
    return {
      topic: this.topic.name,
      key: orderId,
      value: this.serde.serialize(this.topic, event),
      headers: toHeaders({
        id,
        type,
        source: '/order-service',
        subject: orderId,
        time: at,
        correlationId: id,
      }),
    };
  }

  async #prepare(): Promise<void> {
    const { database, url, drop } = await createTestDatabase({
      migrations: [...outboxMigrations, ...inboxMigrations, ...projectionMigrations, CreateSeen1790000000001],
    });
    this.database = database;
    this.#url = url;
    this.#drop = drop;
    await allowProjectors(database, ['seen']);
    await withAdmin((admin) => admin.apply([{ name: this.topic.name, partitions: PARTITIONS, config: {} }]));
    await publishSchemas(this.serde.registry, [this.topic]);
    await this.serde.warmUp([this.topic], [this.topic]);
  }
}
