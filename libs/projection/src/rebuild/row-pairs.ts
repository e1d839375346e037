import type { Database } from '@shop/database';
import type { Column } from './columns.js';

/** A row of the live table and the one of the same key beside it, by digest; null where there is none. */
export interface RowPair {
  /** The values of the primary key. */
  key: string[];
  live: string | null;
  rebuilt: string | null;
}

export interface ComparedTable {
  name: string;
  /** The schema of the tables beside the live ones. */
  schema: string;
  live: string;
  columns: readonly Column[];
}

export interface Counts {
  live: number;
  rebuilt: number;
}

export async function countRows(database: Database, { live, schema, name }: ComparedTable): Promise<Counts> {
  const [counts] = await database.query<Counts>(
    `select (select count(*) from ${live}.${name})::float8 as live, (select count(*) from ${schema}.${name})::float8 as rebuilt`,
  );
  return counts ?? { live: 0, rebuilt: 0 };
}

/** The rows that differ now, at one moment of both tables. */
export async function differingRows(
  database: Database,
  table: ComparedTable,
  limit: number,
): Promise<RowPair[]> {
  const { live, schema, name } = table;
  const keys = keyNames(table);
  return database.query<RowPair>(
    `select ${keyArray(keys)} as key, l.digest as live, r.digest as rebuilt
     from (${digests(table, `${live}.${name}`)}) l full join (${digests(table, `${schema}.${name}`)}) r
       using (${keys.join(', ')})
     where l.digest is distinct from r.digest
     limit $1`,
    [limit],
  );
}

/** Finds the given rows that differ now. */
export async function stillDiffering(
  database: Database,
  table: ComparedTable,
  pairs: readonly RowPair[],
): Promise<RowPair[]> {
  const { live, schema, name } = table;
  const keys = table.columns.filter(({ key }) => key);
  const names = keyNames(table);
  const arrays = keys.map(({ type }, index) => `$${index + 1}::text[]::${type}[]`);
  return database.query<RowPair>(
    `select ${keyArray(names)} as key, l.digest as live, r.digest as rebuilt
     from unnest(${arrays.join(', ')}) wanted (${names.join(', ')})
     left join (${digests(table, `${live}.${name}`)}) l using (${names.join(', ')})
     left join (${digests(table, `${schema}.${name}`)}) r using (${names.join(', ')})
     where l.digest is distinct from r.digest`,
    keys.map((_, index) => pairs.map(({ key }) => key[index])),
  );
}

/** Both rows as they are, each column as text. */
export async function readRows(
  database: Database,
  table: ComparedTable,
  key: readonly string[],
): Promise<{ live: Record<string, unknown> | null; rebuilt: Record<string, unknown> | null }> {
  const { live, schema, name } = table;
  const where = keyNames(table).map((column, index) => `t.${column}::text = $${index + 1}`);
  const row = (from: string): string =>
    `(select to_jsonb(t) from ${from}.${name} t where ${where.join(' and ')})`;
  const [rows] = await database.query<{
    live: Record<string, unknown> | null;
    rebuilt: Record<string, unknown> | null;
  }>(`select ${row(live)} as live, ${row(schema)} as rebuilt`, [...key]);
  return rows ?? { live: null, rebuilt: null };
}

function digests({ columns }: ComparedTable, from: string): string {
  const keys = columns.filter(({ key }) => key).map(({ name }) => name);
  const all = columns.map(({ name }) => name);
  return `select ${keys.join(', ')}, md5(row(${all.join(', ')})::text) as digest from ${from}`;
}

function keyNames({ columns }: ComparedTable): string[] {
  return columns.filter(({ key }) => key).map(({ name }) => name);
}

function keyArray(keys: readonly string[]): string {
  return `array[${keys.map((key) => `${key}::text`).join(', ')}]`;
}
