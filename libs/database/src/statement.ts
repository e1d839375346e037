import type { ClientBase, QueryResultRow } from 'pg';
import { QueryFailedError, QueryRunnerAlreadyReleasedError, type QueryRunner } from 'typeorm';

/** More than there are in our code, and a bound for what somebody may put together at run time. */
const MOST_PREPARED = 500;

const names = new Map<string, string>();

/**
 * Runs one statement on the runner's connection and returns its rows. With parameters it is prepared: each session parses and plans
 * it once. Past TypeORM, whose own way costs as much again as the driver (docs/adr/0027); errors are wrapped as by TypeORM.
 */
export async function runStatement<Row>(
  runner: QueryRunner,
  sql: string,
  parameters: unknown[],
): Promise<Row[]> {
  if (runner.isReleased) throw new QueryRunnerAlreadyReleasedError();
  const client = (await runner.connect()) as ClientBase;
  // Without parameters it may be several.
  const name = parameters.length > 0 ? nameOf(sql) : undefined;
  try {
    const result = await client.query<QueryResultRow>({
      text: sql,
      values: parameters,
      ...(name !== undefined && { name }),
    });
    return result.rows as Row[];
  } catch (error) {
    throw new QueryFailedError(sql, parameters, error as Error);
  }
}

/**
 * The name under which sessions keep the plan, the same for each text. Not for a statement that returns `*`: its columns are fixed in
 * the plan, and a migration that adds one would make it fail for as long as the session lasts.
 */
export function nameOf(sql: string): string | undefined {
  const known = names.get(sql);
  if (known !== undefined || names.size >= MOST_PREPARED || sql.includes('*')) return known;
  const name = `shop_${names.size + 1}`;
  names.set(sql, name);
  return name;
}
