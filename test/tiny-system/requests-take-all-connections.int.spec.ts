import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ReadDatabase, WriteDatabase, type Database } from '@shop/database';
import { createTopicAdmin, publishSchemas, topicSettings } from '@shop/messaging';
import { Api, eventually, kafkaConnection, registryOfStack, uniqueName } from '@shop/testing';
import { catalogue } from './catalogue.js';
import { LendingModule, databases as lendingDatabases } from './lending/lending.module.js';
import { RemindersModule, databases as remindersDatabases } from './reminders/reminders.module.js';
import { createDatabases, launch, RunningService } from './running-service.js';

const TIERS = ['1s'];
const CONNECTIONS = 2;
const prefix = `${uniqueName('library')}.`;
const common = { tiers: TIERS, environment: { KAFKA_PREFIX: prefix } };

let lending: RunningService;
let databases: Awaited<ReturnType<typeof createDatabases>>;
let reminders: Awaited<ReturnType<typeof launch>>;
let api: Api;

beforeAll(async () => {
  const admin = createTopicAdmin({ ...kafkaConnection(), prefix });
  await admin.apply(topicSettings(catalogue, TIERS, 'local'));
  await admin.close();
  await publishSchemas(registryOfStack(prefix), catalogue);
  lending = await RunningService.start({
    ...common,
    name: 'lending',
    module: LendingModule,
    databases: lendingDatabases,
  });
  databases = await createDatabases(remindersDatabases);
  const environment = { ...common.environment, DATABASE_REQUEST_CONNECTIONS: String(CONNECTIONS) };
  const service = { ...common, name: 'reminders', module: RemindersModule, databases: remindersDatabases };
  reminders = await launch({ ...service, environment }, databases);
  api = await Api.serve(reminders);
});
afterAll(async () => {
  await api?.close();
  await databases?.drop();
  await lending?.close();
});

/** Takes as many as requests may have, while the work runs. */
async function withoutConnections(database: Database, work: () => Promise<void>): Promise<void> {
  const [all, end] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  let held = 0;
  const hold = () =>
    database.transaction(async (tx) => {
      await tx.query('select');
      if ((held += 1) === CONNECTIONS) all.resolve();
      await end.promise;
    });
  const holding = Promise.all(Array.from({ length: CONNECTIONS }, hold));
  try {
    await Promise.race([all.promise, holding]);
    await work();
  } finally {
    end.resolve();
    await holding;
  }
}

describe('a service whose requests have all of their connections', () => {
  it('reacts to events and projects them', async () => {
    const reader = uniqueName('reader');
    const [write, read] = [WriteDatabase, ReadDatabase].map((token) =>
      reminders.get(token, { strict: false }),
    );
    const handled = (side: 'write' | 'read', table: string): Promise<unknown> =>
      eventually(
        () => databases[side].query(`select from ${table} where reader = $1`, [reader]),
        ({ length }) => length === 1,
        `nothing came into ${table}`,
        { timeout: 15_000 },
      );

    await withoutConnections(write as Database, () =>
      withoutConnections(read as Database, async () => {
        const refused = api.get(`/readers/${reader}/books`);
        await lending.api.post('/loans', { title: 'The Dispossessed', reader });
        await Promise.all([handled('write', 'reminder'), handled('read', 'lent_book')]);
        expect((await refused).status).toBe(503);
      }),
    );
    expect((await api.get(`/readers/${reader}/books`)).status).toBe(200);
  });
});
