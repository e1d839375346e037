import { timestampNow } from '@bufbuild/protobuf/wkt';
import { topicCatalogue, orderCompleted, type OrderCompletedSchema } from '@shop/contracts';
import type { Topic } from '@shop/topics';
import { ReadDatabase, type Database } from '@shop/database';
import { EnvironmentCheck } from '@shop/environment';
import { Faults, inboxMigrations, Ledger, Parking, Replay, Triage } from '@shop/inbox';
import {
  createConsumer,
  createProducer,
  EventSerde,
  parseTiers,
  publishSchemas,
  toHeaders,
} from '@shop/messaging';
import { outboxMigrations, ParkedRows, WakeUp } from '@shop/outbox';
import {
  createOperations,
  LOCAL_OPERATIONS_TOKEN,
  OutboxAdmin,
  Books,
  Projections,
  ReplayAdmin,
  DeadLetterAdmin,
} from '@shop/operations';
import { createLogger } from '@shop/telemetry';
import {
  createTestDatabase,
  createTestTopic,
  kafkaConnection,
  PATIENTLY,
  registryOfStack,
} from '@shop/testing';
import { uuidv7 } from '@shop/uuid';

const LONG_AGO = new Date('2020-07-01T12:00:00Z');

/** Serves the operations of the shipment service, on databases that nothing else uses. */
export async function serveShipmentOperations() {
  const { database, drop } = await createTestDatabase({
    migrations: [...outboxMigrations, ...inboxMigrations],
  });
  const forwards = await createTestDatabase({ migrations: outboxMigrations });
  const read = new ReadDatabase({ ...PATIENTLY, name: 'shipment', url: database.options.url });
  const wakeUp = new WakeUp();
  const parking = new Parking(new Ledger('shipment'), parseTiers('5s'), wakeUp);
  const serde = new EventSerde(registryOfStack());
  const rows = new ParkedRows(database, wakeUp);
  const logger = createLogger({ service: 'shipment', level: 'silent' });
  const faults = new Faults({ enabled: true, logger });
  // A topic of its own: the test is not about the work of the group.
  const topic = { ...orderCompleted, name: await createTestTopic({ partitions: 1 }) };
  const handler = { topic, ordered: true, transaction: 'chunk' as const, handle: async () => undefined };
  const handlers = new Map([[topic.name, handler]]);
  const replay = new Replay({
    database,
    parking,
    serde,
    handlers,
    kafka: kafkaConnection(),
    windowDays: 30,
  });
  const admins = {
    deadLetters: new DeadLetterAdmin([new Triage({ database, serde, parking, topics: topicCatalogue })]),
    outbox: new OutboxAdmin({ write: rows, read: new ParkedRows(forwards.database, wakeUp) }),
    replays: new ReplayAdmin([replay]),
    faults,
    books: new Books({
      books: { aggregates: [], registers: [], views: [] },
      projections: [],
      write: database,
      read: database,
      serde,
    }),
    projections: new Projections({
      service: 'shipment',
      deployed: [],
      read,
      serde,
      kafka: kafkaConnection(),
    }),
    environmentCheck: new EnvironmentCheck({
      name: 'local',
      kafka: kafkaConnection(),
      databases: {},
      logger,
    }),
  };
  const app = await createOperations(admins, LOCAL_OPERATIONS_TOKEN, logger);
  await app.listen(0, '127.0.0.1');
  return {
    database,
    faults,
    url: await app.getUrl(),
    /** The topics that the group can replay. */
    topic,
    close: async () => {
      await app.close();
      await drop();
      await forwards.drop();
    },
  };
}

/** An id with this creation time. */
function idOf(time: Date): string {
  const hex = time.getTime().toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}${uuidv7().slice(13)}`;
}

/** Lets the group read records of the topic without an effect. */
export async function takenFacts(
  topic: Topic<typeof OrderCompletedSchema>,
  ...values: (Buffer | 'a fact' | 'an old fact')[]
): Promise<void> {
  const serde = new EventSerde(registryOfStack());
  await publishSchemas(serde.registry, [topic]);
  await serde.warmUp([topic]);
  const records = values.map((value) => {
    const id = value === 'an old fact' ? idOf(LONG_AGO) : uuidv7();
    const event = { orderId: id, version: 1, customerId: 'ada', occurredAt: timestampNow() };
    const envelope = {
      id,
      subject: id,
      correlationId: id,
      time: value === 'an old fact' ? LONG_AGO : new Date(),
      source: '/order-service',
    };
    return {
      topic: topic.name,
      key: id,
      value: typeof value === 'string' ? serde.serialize(topic, event) : value,
      headers: toHeaders({ ...envelope, type: topic.schema.typeName }),
    };
  });
  const [producer, consumer] = [
    createProducer(kafkaConnection()),
    createConsumer(kafkaConnection(), { groupId: 'shipment', topics: [topic.name] }),
  ];
  await producer.send(records);
  const taken = Promise.withResolvers<void>();
  let count = 0;
  await consumer.start(async ({ length }) => {
    count += length;
    if (count >= records.length) taken.resolve();
    return { done: length };
  });
  await taken.promise;
  await Promise.all([consumer.stop(), producer.disconnect()]);
}

/** A dead event of a key, or one that waits behind it. Its number is the end of its id. */
export async function aDeadLetter(
  database: Database,
  number: number,
  key: string,
  error?: string,
): Promise<string> {
  const id = `01a21054-312a-7002-b6f2-${String(number).padStart(12, '0')}`;
  await database.query(
    `insert into parked_event (consumer, event_id, topic, order_key, stage, blocked, attempts, event_type, event_time,
       source_partition, source_offset, record_key, headers, payload, error_class, error_message, parked_at)
     values ('shipment', $1, 'order-placed', $2, 'dead', $3::text is null, 4, 'shop.order.v1.OrderPlaced', now(),
       3, 17, $2, '{"ce_source": "/order-service"}', 'nonsense', case when $3 is not null then 'TypeError' end, $3,
       '2026-07-01T12:00:00.5Z')`,
    [id, key, error],
  );
  await database.query(
    `insert into parked_event_history (consumer, event_id, what, detail) values ('shipment', $1, 'failed', $2)`,
    [id, error ?? 'waits'],
  );
  return id;
}
