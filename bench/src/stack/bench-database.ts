import { Client } from 'pg';
import { createTestDatabase } from '@shop/testing';
import type { Database, MigrationClass } from '@shop/database';

export interface BenchDatabase {
  database: Database;
  url: string;
  /** A bare connection of its own, without our code between it and the server. */
  connect(): Promise<Client>;
  drop(): Promise<void>;
}

/** A database with only the given tables. */
export async function benchDatabase(migrations: MigrationClass[]): Promise<BenchDatabase> {
  const { database, url, drop } = await createTestDatabase({ migrations });
  const clients: Client[] = [];
  return {
    database,
    url,
    async connect() {
      const client = new Client({ connectionString: url });
      await client.connect();
      clients.push(client);
      return client;
    },
    async drop() {
      await Promise.all(clients.map((client) => client.end()));
      await drop();
    },
  };
}

/** Brings the server to rest: nothing is left to write or to clean up when the clock starts. */
export async function settle(client: Client, table: string): Promise<void> {
  await client.query(`vacuum analyze ${table}`);
  await client.query('checkpoint');
}
