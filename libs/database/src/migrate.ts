import { Database } from './database.js';
import type { Transaction } from './transaction.js';

/** One fixed number for all: two processes that migrate one database take turns. */
const MIGRATION_LOCK = 7_305_601;

/**
 * Brings the schema up to date and returns the names of the migrations that ran. Each runs in a transaction
 * of its own. Safe to call from several processes at once: a session lock makes them take turns, the later
 * ones find nothing to do.
 */
export async function migrate(database: Database): Promise<string[]> {
  await database.connect();
  // A migration may take long, and so may the wait for the turns of others.
  const patient = new Database({ ...database.options, poolSize: 2, statementTimeoutMs: 0 });
  try {
    await patient.connect();
    return await migrateInTurn(patient);
  } finally {
    await patient.close();
  }
}

async function migrateInTurn({ dataSource }: Database): Promise<string[]> {
  const lock = dataSource.createQueryRunner();
  await lock.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
  try {
    const applied = await dataSource.runMigrations();
    return applied.map((migration) => migration.name);
  } finally {
    await lock.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    await lock.release();
  }
}

/** Records migrations as applied whose effect came about in another way. Returns the names that were new. */
export async function recordMigrations(tx: Transaction, names: readonly string[]): Promise<string[]> {
  const added = await tx.query<{ name: string }>(
    `insert into public.schema_migration (timestamp, name)
     select right(name, 13)::bigint, name from unnest($1::text[]) as name
     where name not in (select m.name from public.schema_migration m)
     returning name`,
    [names],
  );
  return added.map(({ name }) => name);
}

/** Records migrations as not applied, whose effect was undone in another way. */
export async function unrecordMigrations(tx: Transaction, names: readonly string[]): Promise<void> {
  await tx.query('delete from public.schema_migration where name = any($1)', [names]);
}
