import type { Database } from './database.js';

/** One fixed number for all: two processes that migrate one database at once take turns. */
const MIGRATION_LOCK = 7_305_601;

/**
 * Brings the schema up to date and returns the names of the migrations that ran. Each runs in a transaction of its own.
 * Safe to call from several processes at once: a session lock makes them take turns, the later ones find nothing to do.
 */
export async function migrate(database: Database): Promise<string[]> {
  await database.connect();
  const lock = database.dataSource.createQueryRunner();
  await lock.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
  try {
    const applied = await database.dataSource.runMigrations();
    return applied.map((migration) => migration.name);
  } finally {
    await lock.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    await lock.release();
  }
}
