import { Database, migrate, type EntityClass, type MigrationClass } from '@shop/database';
import { uniqueName } from './names.js';
import { stackAddresses } from './stack.js';

/**
 * For a connection that is not itself under test: on a busy machine it may take long.
 */
export const PATIENTLY = { connectWithinMs: 60_000 };

export interface TestDatabaseOptions<T extends Database> {
  migrations: MigrationClass[];
  entities?: EntityClass[];
  /**
   * As in {@link Database}. By default `DATABASE_PIPELINE` decides, so that every test can run either way.
   */
  pipeline?: boolean;
  /** `WriteDatabase` or `ReadDatabase`, if the code under test needs one of them. */
  as?: new (options: ConstructorParameters<typeof Database>[0]) => T;
}

export interface TestDatabase<T extends Database = Database> {
  database: T;
  url: string;
  drop: () => Promise<void>;
}

/** Creates a migrated database. `drop` it at the end. */
export async function createTestDatabase<T extends Database = Database>(
  options: TestDatabaseOptions<T>,
): Promise<TestDatabase<T>> {
  const name = uniqueName('test').replaceAll('-', '_');
  await asAdmin(`create database ${name}`);
  const url = new URL(stackAddresses().postgresAdminUrl);
  url.pathname = `/${name}`;
  const Class = options.as ?? (Database as unknown as NonNullable<typeof options.as>);
  const database = new Class({
    ...PATIENTLY,
    name,
    url: url.href,
    migrations: options.migrations,
    entities: options.entities ?? [],
    pipeline: options.pipeline ?? process.env['DATABASE_PIPELINE'] !== 'off',
  });
  await migrate(database);
  const drop = async (): Promise<void> => {
    await database.close();
    await asAdmin(`drop database ${name} with (force)`);
  };
  return { database, url: url.href, drop };
}

async function asAdmin(sql: string): Promise<void> {
  const url = stackAddresses().postgresAdminUrl;
  const admin = new Database({ ...PATIENTLY, name: 'test-admin', url, poolSize: 1 });
  await admin.connect();
  try {
    await admin.query(sql);
  } finally {
    await admin.close();
  }
}
