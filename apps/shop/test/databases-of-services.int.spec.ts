import { beforeAll, describe, expect, it } from '@jest/globals';
import { stackAddresses } from '@shop/testing';
import { Client } from 'pg';
import { databases } from '../src/databases/databases.js';

/** Connects to a database as the role of another one. The password of a role is its name. */
async function ask(role: string, database: string, sql: string): Promise<unknown> {
  const url = new URL(stackAddresses().postgresAdminUrl);
  Object.assign(url, { username: role, password: role, pathname: `/${database}` });
  return query(url.href, sql);
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe.each(databases)('the role %s', (role) => {
  it('works in its own database', async () => {
    await ask(role, role, 'create table tried (id int); drop table tried');
  });

  it.each([...databases.filter((name) => name !== role), 'registry'])(
    'does not get into %s',
    async (database) => {
      await expect(ask(role, database, 'select')).rejects.toThrow(
        `permission denied for database "${database}"`,
      );
    },
  );

  it('may make neither roles nor databases', async () => {
    await expect(ask(role, role, 'create role another')).rejects.toThrow('permission denied');
    await expect(ask(role, role, 'create database another')).rejects.toThrow('permission denied');
  });
});

describe('everybody else', () => {
  let open: unknown[];
  beforeAll(async () => {
    const sql = "select datname from pg_database where has_database_privilege('public', oid, 'connect')";
    open = await query(stackAddresses().postgresAdminUrl, sql);
  });

  it.each([...databases, 'registry'])('does not get into %s', (datname) => {
    expect(open).not.toContainEqual({ datname });
  });
});
