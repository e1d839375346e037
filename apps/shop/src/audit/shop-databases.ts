import { Client } from 'pg';
import { databases as names } from '../databases/databases.js';

type Queries = Record<string, string>;
type Rows<Q extends Queries> = Record<keyof Q, unknown[]>;

/** The six databases of the shop, to look into. */
export class ShopDatabases {
  readonly #clients = new Map<string, Client>();

  constructor(readonly adminUrl: string) {}

  async open(): Promise<void> {
    for (const name of names) {
      const url = new URL(this.adminUrl);
      url.pathname = `/${name}`;
      const client = new Client({ connectionString: url.href, connectionTimeoutMillis: 5_000 });
      // Said by the next statement, too: a lost connection is no reason to crash.
      client.on('error', () => undefined);
      await client.connect();
      this.#clients.set(name, client);
    }
  }

  /** All that the statements find, at one moment of the database. */
  async read<Q extends Queries>(database: string, queries: Q): Promise<Rows<Q>> {
    const client = this.#clients.get(database);
    if (!client) throw new Error(`Database ${database} is not open`);
    const found: Record<string, unknown[]> = {};
    await client.query('begin isolation level repeatable read read only');
    try {
      for (const [name, sql] of Object.entries(queries)) found[name] = (await client.query(sql)).rows;
    } finally {
      await client.query('rollback');
    }
    return found as Rows<Q>;
  }

  /** The same in each of the six. */
  async readEach<Q extends Queries>(queries: Q): Promise<{ database: string; rows: Rows<Q> }[]> {
    return Promise.all(
      names.map(async (database) => ({ database, rows: await this.read(database, queries) })),
    );
  }

  async close(): Promise<void> {
    await Promise.all([...this.#clients.values()].map((client) => client.end()));
    this.#clients.clear();
  }
}
