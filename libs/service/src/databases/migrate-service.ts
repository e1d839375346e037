import { Database, migrate } from '@shop/database';
import { grantToProjector, projectionOf } from '@shop/projection';
import type { ServiceConfig } from '../config.js';
import { readConfigOrExit } from '../process/read-config-or-exit.js';
import type { ServiceDatabases } from './service-databases.js';

/** The deploy step of a service's databases: brings both up to date and says what it did. */
export async function migrateService(
  readConfig: () => ServiceConfig,
  { write, read, projections }: ServiceDatabases,
): Promise<void> {
  const { name, writeDatabaseUrl, readDatabaseUrl } = readConfigOrExit(readConfig);
  const tables = projections.flatMap(({ projector }) => Object.keys(projectionOf(projector).tables));
  await migrateOne(new Database({ name: `${name} write`, url: writeDatabaseUrl, poolSize: 2, ...write }));
  await migrateOne(
    new Database({ name: `${name} read`, url: readDatabaseUrl, poolSize: 2, ...read }),
    tables,
  );
}

async function migrateOne(database: Database, projected: readonly string[] = []): Promise<void> {
  try {
    const applied = await migrate(database);
    await grantToProjector(database, 'public', projected);
    console.log(`${database.options.name}: ${applied.length === 0 ? 'up to date' : applied.join(', ')}`);
  } finally {
    await database.close();
  }
}
