import type { Database } from '@shop/database';
import { PROJECTOR_ROLE } from './as-projector.js';

/**
 * Gives the role of projectors its rights on the tables of projections, and no others. It runs as the owner
 * of the tables. The role must exist, since owners of tables cannot make roles.
 */
export async function grantToProjector(
  database: Pick<Database, 'query'>,
  schema: string,
  tables: readonly string[],
): Promise<void> {
  const [names] = await database.query<{ role: string; schema: string; tables: string }>(
    `select quote_ident(${PROJECTOR_ROLE}) as role, quote_ident($1) as schema,
            (select string_agg(quote_ident($1) || '.' || quote_ident(name), ', ') from unnest($2::text[]) name) as tables`,
    [schema, tables],
  );
  if (!names || tables.length === 0) return;
  await database.query(`grant usage on schema ${names.schema} to ${names.role}`);
  await database.query(`grant select, insert, update, delete on ${names.tables} to ${names.role}`);
}
