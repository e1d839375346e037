import { Database, migrate } from '@shop/database';
import type { ServiceConfig } from '../config.js';
import { readConfigOrExit } from '../process/read-config-or-exit.js';
import type { ServiceDatabases } from './service-databases.js';

/** The deploy step of a service's databases: brings both up to date and says what it did. */
export async function migrateService(
  readConfig: () => ServiceConfig,
  { write, read }: ServiceDatabases,
): Promise<void> {
  const { name, writeDatabaseUrl, readDatabaseUrl } = readConfigOrExit(readConfig);
  await migrateOne(new Database({ name: `${name} write`, url: writeDatabaseUrl, poolSize: 2, ...write }));
  await migrateOne(new Database({ name: `${name} read`, url: readDatabaseUrl, poolSize: 2, ...read }));
}

async function migrateOne(database: Database): Promise<void> {
  try {
    const applied = await migrate(database);
    console.log(`${database.options.name}: ${applied.length === 0 ? 'up to date' : applied.join(', ')}`);
  } finally {
    await database.close();
  }
}
