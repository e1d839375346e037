import { Database, migrate } from '@shop/database';
import { refuseOtherEnvironment, type Place } from '@shop/environment';
import { grantToProjector, projectionOf } from '@shop/projection';
import type { ServiceConfig } from '../config.js';
import { readConfigOrExit } from '../process/read-config-or-exit.js';
import type { ServiceDatabases } from './service-databases.js';

/** The deploy step of a service's databases: brings both up to date and reports its work. */
export async function migrateService(
  readConfig: () => ServiceConfig,
  { write, read, projections }: ServiceDatabases,
): Promise<void> {
  const config = readConfigOrExit(readConfig);
  const { name, writeDatabaseUrl, readDatabaseUrl } = config;
  const place = { name: config.environmentName, prefix: config.kafkaPrefix };
  const tables = projections.flatMap(({ projector }) => Object.keys(projectionOf(projector).tables));
  const [toWrite, toRead] = [
    new Database({ name: `${name} write`, url: writeDatabaseUrl, poolSize: 2, ...write }),
    new Database({ name: `${name} read`, url: readDatabaseUrl, poolSize: 2, ...read }),
  ];
  await migrateOne(toWrite, place);
  await migrateOne(toRead, place, tables);
}

async function migrateOne(
  database: Database,
  place: Pick<Place, 'name' | 'prefix'>,
  projected: readonly string[] = [],
): Promise<void> {
  try {
    await refuseOtherEnvironment(database, place);
    const applied = await migrate(database);
    await grantToProjector(database, 'public', projected);
    console.log(`${database.options.name}: ${applied.length === 0 ? 'up to date' : applied.join(', ')}`);
  } finally {
    await database.close();
  }
}
