import { Database } from '@shop/database';
import { PATIENTLY, shopDatabaseUrl, shopServices } from '@shop/testing';

export type DatabaseName = `${(typeof shopServices)[number]}_${'write' | 'read'}`;

/** The six databases of the shop, to look into. */
export class ShopDatabases {
  readonly #databases = new Map<DatabaseName, Database>();

  get names(): DatabaseName[] {
    return [...this.#databases.keys()];
  }

  async open(): Promise<void> {
    for (const service of shopServices) {
      for (const side of ['write', 'read'] as const) {
        const url = shopDatabaseUrl(service, side);
        const database = new Database({ ...PATIENTLY, name: 'e2e', url, poolSize: 1 });
        await database.connect();
        this.#databases.set(`${service}_${side}`, database);
      }
    }
  }

  query<Row>(name: DatabaseName, sql: string, parameters: unknown[] = []): Promise<Row[]> {
    const database = this.#databases.get(name);
    if (!database) throw new Error(`Database ${name} is not open`);
    return database.query<Row>(sql, parameters);
  }

  /** The same statement in each of the six. */
  async queryAll<Row>(
    sql: string,
    parameters: unknown[] = [],
  ): Promise<(Row & { database: DatabaseName })[]> {
    const found = await Promise.all(
      this.names.map(async (database) => {
        const rows = await this.query<Row>(database, sql, parameters);
        return rows.map((row) => ({ ...row, database }));
      }),
    );
    return found.flat();
  }

  async close(): Promise<void> {
    await Promise.all([...this.#databases.values()].map((database) => database.close()));
  }
}
