import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { stackAddresses, uniqueName } from '@shop/testing';
import { applyDatabases } from '../src/databases/apply-databases.js';

const { postgresAdminUrl } = stackAddresses();
const one = uniqueName('one');
const two = uniqueName('two');
const names = [one, two];

async function connect({ role, database }: { role: string; database: string }): Promise<unknown> {
  const url = new URL(postgresAdminUrl);
  Object.assign(url, { username: role, password: role, pathname: `/${database}` });
  return query(url.href, 'create table mine (id int)');
}

async function query(url: string, sql: string): Promise<unknown> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query(sql);
  } finally {
    await client.end();
  }
}

beforeAll(async () => {
  expect(await applyDatabases(postgresAdminUrl, names)).toEqual([
    { name: one, action: 'created' },
    { name: two, action: 'created' },
  ]);
});

afterAll(async () => {
  for (const name of names) {
    await query(postgresAdminUrl, `drop database "${name}"`);
    await query(postgresAdminUrl, `drop role "${name}"`);
  }
});

describe('applying the databases', () => {
  it('gives each to a role of its name', async () => {
    await expect(connect({ role: one, database: one })).resolves.toBeDefined();
  });

  it('keeps other roles out', async () => {
    await expect(connect({ role: one, database: two })).rejects.toThrow('permission denied for database');
  });

  it('changes nothing the second time', async () => {
    const results = await applyDatabases(postgresAdminUrl, names);
    expect(results.map(({ action }) => action)).toEqual(['unchanged', 'unchanged']);
    await expect(connect({ role: two, database: two })).resolves.toBeDefined();
  });
});
