import { orderCompleted, topicCatalogue, type OrderCompleted } from '@shop/contracts';
import type { Topic } from '@shop/topics';
import { ReadDatabase, type Database } from '@shop/database';
import { EnvironmentCheck } from '@shop/environment';
import { Faults, inboxMigrations, Ledger, Parking, PermanentError, Replay, Triage } from '@shop/inbox';
import { EventSerde, parseTiers, toHeaders, type FailureKind } from '@shop/messaging';
import { outboxMigrations, ParkedRows, WakeUp } from '@shop/outbox';
import { createLogger } from '@shop/telemetry';
import {
  createTestDatabase,
  createTestTopic,
  kafkaConnection,
  PATIENTLY,
  registryOfStack,
} from '@shop/testing';
import { uuidv7 } from '@shop/uuid';
import {
  Books,
  createOperations,
  DeadLetterAdmin,
  foldOf,
  OutboxAdmin,
  Projections,
  ReplayAdmin,
} from '../src/index.js';

export const TOKEN = 'a-token-of-the-tests';

export type Rig = Awaited<ReturnType<typeof anOperationsRig>>;

const fold = foldOf({
  topics: [orderCompleted],
  aboutOf: ({ orderId }) => orderId,
  evolve: (known: number | undefined, { version }: OrderCompleted) => Math.max(known ?? 0, version),
  columns: (version) => ({ state: `v${version}` }),
});

/** More rows than are read at once. */
export const DEMO_ROWS = 1_201;

/** The subject of the row of the view. */
export const DEMO_STORY = '0192b3c4-0000-7000-8000-000000000001';

/** The id of an aggregate about it. */
export const DEMO_PART = '96b3ac42-cde6-59b5-aeae-ea995fef7e24';

const demoBooks = {
  aggregates: [
    {
      name: 'order',
      rows: `
        select 'a' || n as id, 'a' || n as about, n as version, 'v' || n as state
        from generate_series(1, ${DEMO_ROWS} - 1) n
        union all select '${DEMO_PART}', '${DEMO_STORY}', 1, 'v1'`,
      fold,
    },
  ],
  registers: [{ name: 'numbers', rows: `select '2026' as id, '2026' as about, 7 as "lastNumber"` }],
  views: [
    {
      name: 'overview',
      projection: 'overview',
      rows: `select '${DEMO_STORY}'::uuid as id, '${DEMO_STORY}'::uuid as about, 'v1' as state`,
      fold,
    },
  ],
};

/** The operations of a service `demo`, served, on a database of their own in which nothing else happens. */
export async function anOperationsRig() {
  const { database, drop } = await createTestDatabase({
    migrations: [...outboxMigrations, ...inboxMigrations],
  });
  const read = new ReadDatabase({ ...PATIENTLY, name: 'demo', url: database.options.url });
  const wakeUp = new WakeUp();
  const parking = new Parking(new Ledger('demo'), parseTiers('5s,1m'), wakeUp);
  const serde = new EventSerde(registryOfStack());
  const projector = new Parking(new Ledger('demo-projector'), parseTiers('5s'), wakeUp);
  const topic: Topic = { ...orderCompleted, name: await createTestTopic() };
  const handler = { topic, ordered: true, transaction: 'chunk' as const, handle: async () => undefined };
  const replay = new Replay({
    database,
    parking,
    serde,
    handlers: new Map([[topic.name, handler]]),
    kafka: kafkaConnection(),
    windowDays: 30,
  });
  const logger = createLogger({ service: 'demo', level: 'silent' });
  const admins = {
    deadLetters: new DeadLetterAdmin(
      [parking, projector].map(
        (each) => new Triage({ database, serde, parking: each, topics: topicCatalogue }),
      ),
    ),
    outbox: new OutboxAdmin({
      write: new ParkedRows(database, wakeUp),
      read: new ParkedRows(database, wakeUp),
    }),
    replays: new ReplayAdmin([replay]),
    faults: new Faults({ enabled: true, logger }),
    books: new Books({
      books: demoBooks,
      projections: ['overview', 'forgotten'],
      write: database,
      read: database,
      serde,
    }),
    projections: new Projections({ service: 'demo', deployed: [], read, serde, kafka: kafkaConnection() }),
    environmentCheck: new EnvironmentCheck({
      name: 'local',
      kafka: kafkaConnection(),
      databases: {},
      logger,
    }),
  };
  const app = await createOperations(admins, TOKEN, logger);
  await app.listen(0, '127.0.0.1');
  return {
    database,
    app,
    url: await app.getUrl(),
    /** The handler of the group `demo`, which is not replayable. */
    topic: topic.name,
    deadKey: (key: string, events: number) => park(database, parking, key, events),
    /** Parks an event that has failed once and waits for its next attempt. Returns its id. */
    failedOnce: async (key: string) => (await park(database, parking, key, 1, 'transient'))[0] ?? '',
    close: async () => {
      await app.close();
      await drop();
    },
  };
}

/** Parks events of a key: the first has failed, the others wait behind it. Returns their ids. */
async function park(
  database: Database,
  parking: Parking,
  key: string,
  events: number,
  kind: FailureKind = 'poison',
): Promise<string[]> {
  const ids = Array.from({ length: events }, () => uuidv7());
  await database.transaction(async (tx) => {
    for (const [index, id] of ids.entries()) {
      const delivery = aDelivery(orderCompleted, key, id);
      if (index > 0) await parking.parkBehind(tx, delivery, { stage: 'dead' });
      else await parking.park(tx, delivery, new PermanentError(`${key} is refused`), kind, 1);
    }
  });
  return ids;
}

function aDelivery(topic: Topic, key: string, id: string) {
  const time = new Date();
  const headers = toHeaders({
    id,
    type: topic.schema.typeName,
    source: '/test',
    subject: key,
    time,
    correlationId: id,
  });
  const record = {
    topic: topic.name,
    partition: 0,
    offset: '0',
    key,
    headers,
    value: Buffer.from('?'),
    timestamp: time.getTime(),
  };
  const handler = { topic, ordered: true, transaction: 'chunk' as const, handle: async () => undefined };
  return { record, handler, id, time, orderKey: key };
}
