import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTopicAdmin, publishSchemas, topicSettings } from '@shop/messaging';
import { Api, eventually, kafkaConnection, registryOfStack, uniqueName } from '@shop/testing';
import { catalogue } from './catalogue.js';
import { LendingModule, databases as lendingDatabases } from './lending/lending.module.js';
import { RemindersModule, databases as remindersDatabases } from './reminders/reminders.module.js';
import { createDatabases, launch, RunningService } from './running-service.js';

const TIERS = ['1s'];

/** The tiny system under names of its own. */
class Library {
  readonly prefix = `${uniqueName('library')}.`;
  lending!: RunningService;
  reminders!: RunningService;

  /** Takes the steps of a deployment, and starts the services. */
  async open(): Promise<this> {
    const { prefix } = this;
    const admin = createTopicAdmin({ ...kafkaConnection(), prefix });
    await admin.apply(topicSettings(catalogue, TIERS, 'local'));
    await admin.close();
    await publishSchemas(registryOfStack(prefix), catalogue);
    const environment = { KAFKA_PREFIX: prefix };
    const lending = { name: 'lending', module: LendingModule, databases: lendingDatabases };
    const reminders = { name: 'reminders', module: RemindersModule, databases: remindersDatabases };
    this.lending = await RunningService.start({ ...lending, tiers: TIERS, environment });
    this.reminders = await RunningService.start({ ...reminders, tiers: TIERS, environment });
    return this;
  }

  async lend(title: string, reader: string): Promise<void> {
    const { status } = await this.lending.api.post('/loans', { title, reader });
    expect(status).toBe(201);
  }

  async booksOf(reader: string): Promise<unknown> {
    const { body } = await this.reminders.api.get(`/readers/${reader}/books`);
    return (body['books'] as { title: string }[]).map(({ title }) => title);
  }

  reminded(): Promise<unknown[]> {
    return this.reminders.write.query('select reader from reminder');
  }

  async close(): Promise<void> {
    await Promise.all([this.lending?.close(), this.reminders?.close()]);
  }
}

let one: Library;
let other: Library;

beforeAll(async () => {
  [one, other] = [new Library(), new Library()];
  await Promise.all([one.open(), other.open()]);
});
afterAll(async () => {
  await Promise.all([one.close(), other.close()]);
});

describe('Two systems of the same services on the same servers', () => {
  it('lend each their own books', async () => {
    await Promise.all([one.lend('Dune', 'ada'), other.lend('Solaris', 'ada')]);
    for (const library of [one, other]) {
      await eventually(
        () => library.reminded(),
        ({ length }) => length > 0,
        'no reminder was planned',
      );
    }
    await eventually(
      async () => [await one.booksOf('ada'), await other.booksOf('ada')],
      (shown) => JSON.stringify(shown) === '[["Dune"],["Solaris"]]',
      'each was to show its own book',
    );
    expect(await Promise.all([one.reminded(), other.reminded()])).toEqual([
      [{ reader: 'ada' }],
      [{ reader: 'ada' }],
    ]);
  });
});

describe('A process that does not belong to its databases', () => {
  const lending = { name: 'lending', module: LendingModule, databases: lendingDatabases, tiers: TIERS };
  const environment = { KAFKA_PREFIX: '' };

  it('publishes nothing of what they hold, takes no command, and says why', async () => {
    environment.KAFKA_PREFIX = one.prefix;
    const databases = await createDatabases(lendingDatabases);
    const own = await Api.serve(await launch({ ...lending, environment }, databases));
    await own.close();
    await databases.write.query(
      `insert into outbox (event_id, bucket, topic, key, headers) values (gen_random_uuid(), 0, 'book-lent', 'k', '{}')`,
    );

    const stranger = await launch({ ...lending, environment: { KAFKA_PREFIX: other.prefix } }, databases);
    await stranger.listen(0, '127.0.0.1');
    const url = await stranger.getUrl();
    const ready = async () => (await fetch(`${url}/health/ready`)).json() as Promise<Readiness>;
    const { checks } = await eventually(
      ready,
      ({ checks: found }) => found.environment.reason?.includes('belongs to') === true,
      'it never said so',
    );
    const command = await fetch(`${url}/loans`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ title: 'Ubik', reader: 'bob' }),
    });
    await stranger.close();

    const reason = `the write database belongs to prefix ${one.prefix}, not ${other.prefix}`;
    expect(checks.environment).toEqual({ status: 'down', reason: expect.stringContaining(reason) });
    expect([command.status, ((await command.json()) as { code: string }).code]).toEqual([
      503,
      'WRONG_ENVIRONMENT',
    ]);
    expect(await databases.write.query('select 1 from outbox')).toHaveLength(1);
    await databases.drop();
  });

  it('takes nothing of a group whose effects are in another database', async () => {
    const empty = await createDatabases(remindersDatabases);
    const service = { name: 'reminders', module: RemindersModule, databases: remindersDatabases };
    const stranger = await launch(
      { ...service, tiers: TIERS, environment: { KAFKA_PREFIX: one.prefix } },
      empty,
    );
    await stranger.listen(0, '127.0.0.1');
    const url = await stranger.getUrl();
    const ready = async () => (await fetch(`${url}/health/ready`)).json() as Promise<Readiness>;
    await eventually(
      ready,
      ({ checks }) => checks.environment.reason?.includes('group reminders has its effects in') === true,
      'it never said so',
    );
    for (let book = 0; book < 20; book += 1) await one.lend(`Book ${book}`, 'eve');
    await eventually(
      () => one.reminders.write.query(`select 1 from reminder where reader = 'eve'`),
      ({ length }) => length === 20,
      'not all reminders were planned where they belong',
    );
    await stranger.close();

    expect(await empty.write.query('select 1 from reminder')).toEqual([]);
    await empty.drop();
  });
});

interface Readiness {
  checks: { environment: { status: string; reason?: string } };
}
