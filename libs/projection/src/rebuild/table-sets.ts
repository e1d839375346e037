import type { Database, MigrationClass, Transaction } from '@shop/database';
import { grantToProjector } from '../grant-to-projector.js';

/** Where the tables are that readers see. */
export const LIVE = 'public';

/** The schema with the tables that the swap makes the live ones. */
export function nextSchema(projection: string): string {
  return `${projection.replaceAll('-', '_')}_next`;
}

/** The schema with the tables that were the live ones. */
export function previousSchema(projection: string): string {
  return `${projection.replaceAll('-', '_')}_previous`;
}

/** Makes a schema with empty tables in it, as the migrations of the projection make them. */
export async function createTables(
  tx: Transaction,
  schema: string,
  { migrations, tables }: { migrations: readonly MigrationClass[]; tables: readonly string[] },
): Promise<void> {
  await tx.query(`create schema ${schema}`);
  // Nothing else: what names no table of its own must not reach one that is live.
  await tx.query(`set local search_path to ${schema}`);
  const runner = tx.manager.queryRunner;
  if (!runner) throw new Error('A transaction without a query runner');
  for (const Migration of migrations) await new Migration().up(runner);
  await grantToProjector(tx, schema, tables);
  await tx.query(`set local search_path to ${LIVE}`);
}

export async function dropTables(tx: Transaction, schema: string): Promise<void> {
  await tx.query(`drop schema if exists ${schema} cascade`);
}

/** Finds the tables that are in the schema. */
export async function tablesIn(
  database: Pick<Database, 'query'>,
  schema: string,
  tables: readonly string[],
): Promise<string[]> {
  const rows = await database.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = $1 and table_name = any($2)`,
    [schema, tables],
  );
  return rows.map(({ name }) => name).toSorted();
}

/** Keeps everybody from writing to tables, until the end of the transaction. Readers go on. */
export async function holdWriters(tx: Transaction, schema: string, tables: readonly string[]): Promise<void> {
  const names = tables.map((table) => `${schema}.${table}`);
  if (names.length > 0) await tx.query(`lock table ${names.join(', ')} in exclusive mode`);
}

/** Moves tables with their indexes and constraints to another schema. */
export async function moveTables(
  tx: Transaction,
  tables: readonly string[],
  { from, to }: { from: string; to: string },
): Promise<void> {
  for (const table of tables) await tx.query(`alter table ${from}.${table} set schema ${to}`);
}
