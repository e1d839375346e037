import type { Database } from '@shop/database';

export interface Column {
  name: string;
  type: string;
  generated: boolean;
  /** Whether it is part of the primary key. */
  key: boolean;
}

/** The columns of a table, in their order. */
export async function columnsOf(
  database: Pick<Database, 'query'>,
  schema: string,
  table: string,
): Promise<Column[]> {
  return database.query<Column>(
    `select a.attname as name, format_type(a.atttypid, a.atttypmod) as type, a.attgenerated <> '' as generated,
            coalesce(a.attnum = any(i.indkey), false) as key
     from pg_attribute a left join pg_index i on i.indrelid = a.attrelid and i.indisprimary
     where a.attrelid = to_regclass($1) and a.attnum > 0 and not a.attisdropped
     order by a.attnum`,
    [`${schema}.${table}`],
  );
}

/** The columns that a table has in both schemas. */
export async function sharedColumns(
  database: Pick<Database, 'query'>,
  [one, other]: readonly [string, string],
  table: string,
): Promise<Column[]> {
  const there = new Set((await columnsOf(database, other, table)).map(({ name }) => name));
  return (await columnsOf(database, one, table)).filter(({ name }) => there.has(name));
}
