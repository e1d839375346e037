import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WatchedClient, type Database } from '@shop/database';
import { createTestDatabase } from '@shop/testing';
import type { Client, ClientBase } from 'pg';
import { BucketLeases } from '../src/bucket-leases.js';
import { SessionNotOwnError } from '../src/errors.js';
import { laneLimits } from '../src/lease.js';
import { applySettings, laneSession } from '../src/sql/lane-session.js';

describe('A lane', () => {
  let database: Database;
  let drop: () => Promise<void>;
  const clients: Client[] = [];
  beforeAll(async () => {
    ({ database, drop } = await createTestDatabase({ migrations: [] }));
    const config = { connectionString: database.options.url, silenceTimeoutMs: 0 };
    clients.push(...Array.from({ length: 2 }, () => new WatchedClient(config)));
    await Promise.all(clients.map((client) => client.connect()));
  });
  afterAll(async () => {
    await Promise.all(clients.map((client) => client.end()));
    await drop();
  });

  it('acquires its buckets in a session of its own, whose settings it makes itself', async () => {
    const [client] = clients as [Client];
    const leases = new BucketLeases(client, [0, 1]);
    await applySettings(client);
    await leases.announce();
    await leases.balance();
    expect(leases.held).toEqual([0, 1]);
    await leases.giveBack();
  });

  it('removes rows without waiting for the disk, in its own sessions only', async () => {
    const { url } = database.options;
    const lane = new WatchedClient({ connectionString: url, silenceTimeoutMs: 0, options: laneSession() });
    await lane.connect();
    clients.push(lane);
    const waits = 'show synchronous_commit';
    await expect(lane.query(waits)).resolves.toMatchObject({ rows: [{ synchronous_commit: 'off' }] });
    await expect(database.query(waits)).resolves.toEqual([{ synchronous_commit: 'on' }]);
    await expect(database.transaction((tx) => tx.query(waits))).resolves.toEqual([
      { synchronous_commit: 'on' },
    ]);
  });

  it('has the lease that it is given', async () => {
    const [client] = clients as [Client];
    const limits = laneLimits(12_000);
    const leases = new BucketLeases(client, [4, 5], limits);
    await leases.announce();
    await applySettings(client);
    await expect(leases.balance()).rejects.toThrow(SessionNotOwnError);
    await applySettings(client, limits);
    await leases.balance();
    expect(leases.held).toEqual([4, 5]);
    const { rows } = await client.query("select current_setting('idle_session_timeout') as lease");
    expect(rows).toEqual([{ lease: '12s' }]);
    await leases.giveBack();
  });

  it('refuses to work where each statement may go to another session, as behind a pooler in transaction mode', async () => {
    let turn = 0;
    const query = (...args: [string]): unknown => clients[(turn += 1) % 2]?.query(...args);
    const pooled = { query } as unknown as ClientBase;
    for (const client of clients) await applySettings(client);
    const leases = new BucketLeases(pooled, [0, 1]);
    await leases.announce();
    turn = 1;
    await expect(leases.balance()).rejects.toThrow(SessionNotOwnError);
    expect(leases.held).toEqual([]);
  });

  it('refuses to work in a session that would keep its buckets for ever', async () => {
    const [client] = clients as [Client];
    const leases = new BucketLeases(client, [2, 3]);
    await leases.announce();
    await client.query('set idle_session_timeout = 0');
    await expect(leases.balance()).rejects.toThrow('in session mode');
    await leases.giveBack();
  });
});
