import type { ClientBase, QueryResult } from 'pg';
import { QueryFailedError, QueryRunnerAlreadyReleasedError, type QueryRunner } from 'typeorm';

export interface Statement {
  readonly sql: string;
  readonly parameters: unknown[];
}

/** More than our code has, and a bound for statements that are put together at run time. */
const MAX_PREPARED = 500;

const names = new Map<string, string>();

/**
 * Runs one statement on the runner's connection and returns its rows. It bypasses TypeORM, whose own way
 * costs as much again as the driver (docs/adr/0027). Errors are wrapped as by TypeORM.
 */
export async function runStatement<Row>(runner: QueryRunner, statement: Statement): Promise<Row[]> {
  if (runner.isReleased) throw new QueryRunnerAlreadyReleasedError();
  const client = (await runner.connect()) as ClientBase;
  const { rows } = await queryClient(client, statement);
  return rows as Row[];
}

/**
 * Runs one statement. With parameters it is prepared: each session parses and plans it once.
 *
 * @throws QueryFailedError, with the driver's error
 */
export async function queryClient(client: ClientBase, { sql, parameters }: Statement): Promise<QueryResult> {
  // Without parameters it may hold several statements.
  const name = parameters.length > 0 ? nameOf(sql) : undefined;
  try {
    return await client.query({ text: sql, values: parameters, ...(name !== undefined && { name }) });
  } catch (error) {
    throw new QueryFailedError(sql, parameters, error as Error);
  }
}

/**
 * The name under which sessions keep the plan, the same for equal texts. Not for a statement that returns
 * `*`: its plan fixes the columns, and after a migration that adds one it would fail until the session ends.
 */
export function nameOf(sql: string): string | undefined {
  const known = names.get(sql);
  if (known !== undefined || names.size >= MAX_PREPARED || sql.includes('*')) return known;
  const name = `shop_${names.size + 1}`;
  names.set(sql, name);
  return name;
}
