import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createTopicAdmin, publishSchemas, topicSettings } from '@shop/messaging';
import {
  eventually,
  kafkaConnection,
  registryOfStack,
  StallingProxy,
  uniqueName,
  unusedPort,
} from '@shop/testing';
import { catalogue } from './catalogue.js';
import { LendingModule, databases as lendingDatabases } from './lending/lending.module.js';
import { createDatabases, launch } from './running-service.js';

const TIERS = ['1s'];

let databases: Awaited<ReturnType<typeof createDatabases>>;
let service: Awaited<ReturnType<typeof launch>> | undefined;
let proxy: StallingProxy | undefined;

beforeEach(async () => {
  databases = await createDatabases(lendingDatabases);
});
afterEach(async () => {
  await service?.close();
  await proxy?.close();
  await databases.drop();
});

/** Topics and schemas exist, and no server listens at the address of the databases. Returns its port. */
async function deployWithoutDatabase() {
  const prefix = `${uniqueName('library')}.`;
  const admin = createTopicAdmin({ ...kafkaConnection(), prefix });
  await admin.apply(topicSettings(catalogue, TIERS, 'local'));
  await admin.close();
  await publishSchemas(registryOfStack(prefix), catalogue);
  const port = await unusedPort();
  const [writeUrl, readUrl] = [databases.urls.writeUrl, databases.urls.readUrl].map((address) => {
    const url = new URL(address);
    url.port = String(port);
    return url.href;
  });
  const urls = { writeUrl: writeUrl ?? '', readUrl: readUrl ?? '' };
  service = await launch(
    {
      name: 'lending',
      module: LendingModule,
      databases: lendingDatabases,
      tiers: TIERS,
      environment: { KAFKA_PREFIX: prefix },
    },
    { ...databases, urls },
  );
  await service.listen(0, '127.0.0.1');
  return { url: await service.getUrl(), port };
}

async function statusOf(url: string, init?: RequestInit): Promise<number> {
  const answer = await fetch(url, init);
  await answer.text();
  return answer.status;
}

describe('a service that starts before PostgreSQL', () => {
  it('lives, refuses what it cannot do, and is ready once the server is there', async () => {
    const { url, port } = await deployWithoutDatabase();
    const loan = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ title: 'Solaris', reader: 'ada' }),
    };
    expect(await statusOf(`${url}/health/live`)).toBe(200);
    expect(await statusOf(`${url}/health/ready`)).toBe(503);
    expect(await statusOf(`${url}/loans`, loan)).toBe(503);

    proxy = await StallingProxy.start(databases.urls.writeUrl, 'postgres', port);
    await eventually(() => statusOf(`${url}/health/ready`), 200, 'it was never ready', { timeout: 30_000 });
    expect(await statusOf(`${url}/loans`, loan)).toBe(201);
    expect(await databases.write.query('select title from loan')).toEqual([{ title: 'Solaris' }]);
  });
});
