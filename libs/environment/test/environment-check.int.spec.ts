import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Database } from '@shop/database';
import {
  EnvironmentCheck,
  CreateEnvironment1700000000014,
  readRecord,
  refuseOtherEnvironment,
  type EnvironmentCheckOptions,
} from '@shop/environment';
import {
  createConsumer,
  createProducer,
  createTopicOffsets,
  type EventConsumer,
  type KafkaConnection,
} from '@shop/messaging';
import { createLogger } from '@shop/telemetry';
import {
  createTestDatabase,
  createTestTopic,
  eventually,
  kafkaConnection,
  unusedPort,
  uniqueName,
} from '@shop/testing';

const logger = createLogger({ service: 'test', level: 'silent' });
const DECISION = { actor: 'ada', reason: 'restored beside a new cluster' };

let home: { database: Database; drop: () => Promise<void> };
let group: string;
const processes: EnvironmentCheck[] = [];

beforeEach(async () => {
  home = await createTestDatabase({ migrations: [CreateEnvironment1700000000014] });
  group = uniqueName('group');
});
afterEach(async () => {
  await Promise.all(processes.splice(0).map((each) => each.onApplicationShutdown()));
  await home.drop();
});

interface Process {
  name?: string;
  kafka?: KafkaConnection;
  database?: Database;
}

function start({ name = 'production', kafka = kafkaConnection(), database = home.database }: Process = {}) {
  const options: EnvironmentCheckOptions = {
    name,
    kafka,
    logger,
    databases: { write: { database, groups: [group] } },
  };
  const environmentCheck = new EnvironmentCheck(options);
  processes.push(environmentCheck);
  environmentCheck.onModuleInit();
  return environmentCheck;
}

/** Whether the process is confirmed at this moment. */
async function isConfirmed(environmentCheck: EnvironmentCheck): Promise<boolean> {
  return Promise.race([environmentCheck.confirmed().then(() => true), Promise.resolve(false)]);
}

describe('A process', () => {
  it('belongs to a database that nobody has worked with, and so do others in the same place', async () => {
    const prepared: string[] = [];
    const first = start();
    first.prepare(() => prepared.push('before anything begins'));
    await first.confirmed();
    expect(prepared).toHaveLength(1);
    await start().confirmed();

    const { databaseId, place } = await readRecord(home.database);
    expect(first.idOf(home.database)).toBe(databaseId);
    expect(place).toEqual({ name: 'production', prefix: '', clusterId: expect.any(String) });
  });

  it.each<[string, Process, string]>([
    ['environment', { name: 'staging' }, 'environment production, not staging'],
    ['prefix', { kafka: { ...kafkaConnection(), prefix: 'other.' } }, 'prefix none, not other.'],
  ])('does not belong to a database of another %s', async (_, other, reason) => {
    await start().confirmed();
    const stranger = start(other);
    expect(await stranger.objection()).toBe(`the write database belongs to ${reason}`);
    expect([stranger.isForeign, await isConfirmed(stranger)]).toEqual([true, false]);
  });

  it('does not belong to a database of another cluster, until it is moved on purpose', async () => {
    await start().confirmed();
    await home.database.query(`update environment set cluster_id = 'another'`);
    const stranger = start();
    expect(await stranger.objection()).toMatch(/^the write database belongs to Kafka cluster another, not /);
    expect(await isConfirmed(stranger)).toBe(false);

    await stranger.moveHere(DECISION);
    await stranger.confirmed();
    expect([stranger.problem, stranger.isForeign]).toEqual([undefined, false]);
    expect(await home.database.query('select actor, reason from environment')).toEqual([DECISION]);
    await start().confirmed();
  });

  it('says what it knows without Kafka, and that it knows no more', async () => {
    const nowhere = { ...kafkaConnection(), brokers: [`127.0.0.1:${await unusedPort()}`] };
    const waiting = start({ kafka: nowhere });
    expect(await waiting.objection()).toMatch(/^not known: /);
    expect([waiting.isForeign, await isConfirmed(waiting)]).toEqual([false, false]);

    await start().confirmed();
    const stranger = start({ kafka: nowhere, name: 'staging' });
    expect(await stranger.objection()).toContain('not staging');
  });
});

describe('A server that is exchanged under a running process', () => {
  it.each([
    ['cluster', `update environment set cluster_id = 'another'`, 'belongs to Kafka cluster another, not '],
    ['database', 'update environment set database_id = gen_random_uuid()', 'is '],
  ])('has it work no more with another %s, until it has the right one again', async (_, exchange, reason) => {
    const running = start();
    await running.confirmed();
    const before = await home.database.query('select database_id, cluster_id from environment');
    expect([await running.objection(), running.refusal]).toEqual([undefined, undefined]);

    await home.database.query(exchange);
    expect(await running.objection()).toContain(`the write database ${reason}`);
    expect([running.isForeign, running.refusal]).toEqual([true, running.problem]);

    const { database_id: id, cluster_id: cluster } = before[0] as Record<string, string>;
    await home.database.query('update environment set database_id = $1, cluster_id = $2', [id, cluster]);
    expect([await running.objection(), running.isForeign, running.refusal]).toEqual([
      undefined,
      false,
      undefined,
    ]);
  });

  it('is not taken for the right one while it is away', async () => {
    const running = start();
    await running.confirmed();
    await home.database.query('update environment set database_id = gen_random_uuid()');
    const objection = await running.objection();
    await home.database.query('alter table environment rename to away');
    expect(await running.objection()).toBe(objection);
    expect([running.isForeign, running.refusal]).toEqual([true, objection]);
  });

  it('is not taken for another one while it is away', async () => {
    const running = start();
    await running.confirmed();
    await home.database.query('alter table environment rename to away');
    expect([await running.objection(), running.isForeign]).toEqual([undefined, false]);
  });
});

describe('A migration', () => {
  it('is refused for a database of another environment, and for none that nobody has worked with', async () => {
    const staging = { name: 'staging', prefix: '' };
    await refuseOtherEnvironment(home.database, staging);
    await start().confirmed();
    await refuseOtherEnvironment(home.database, { name: 'production', prefix: '' });
    await expect(refuseOtherEnvironment(home.database, staging)).rejects.toThrow(
      'belongs to environment production, not staging',
    );

    const bare = await createTestDatabase({ migrations: [] });
    await refuseOtherEnvironment(bare.database, staging);
    await bare.drop();
  });
});

describe('A group that has its effects in a database', () => {
  let consumer: EventConsumer;
  let databaseId: string;

  beforeEach(async () => {
    const owner = start();
    await owner.confirmed();
    databaseId = owner.idOf(home.database);
    const topic = await createTestTopic({ partitions: 1 });
    const mark = (): string => databaseId;
    consumer = createConsumer(kafkaConnection(), { groupId: group, topics: [topic], mark });
    await consumer.start((records) => Promise.resolve({ done: records.length }));
    const producer = createProducer(kafkaConnection());
    await producer.send([{ topic, key: 'k', value: Buffer.from('v'), headers: {} }]);
    await producer.disconnect();
    const offsets = createTopicOffsets(kafkaConnection());
    await eventually(
      () => offsets.marks(group),
      ({ length }) => length > 0,
      'it never committed',
    );
    await offsets.close();
  });
  afterEach(() => consumer.stop());

  it('does not let in a process with another one, until it is moved on purpose, with nobody in it', async () => {
    const empty = await createTestDatabase({ migrations: [CreateEnvironment1700000000014] });
    const stranger = start({ database: empty.database });
    expect(await stranger.objection()).toBe(
      `group ${group} has its effects in database ${databaseId}, which is not the write database`,
    );
    expect(await isConfirmed(stranger)).toBe(false);
    await expect(stranger.moveHere(DECISION)).rejects.toThrow(`Group ${group} has 1 members`);
    expect((await readRecord(empty.database)).place).toBeUndefined();

    await consumer.stop();
    await stranger.moveHere(DECISION);
    await stranger.confirmed();
    await empty.drop();
  });
});
