import type { Database } from '@shop/database';

const ROWS_AT_ONCE = 500;
/** A client that stops reading must not keep the database from cleaning up. */
const MAX_IDLE = `set local idle_in_transaction_session_timeout = '60s'`;

/** The rows of several queries, all as they were at one moment of the database. It reads a few at a time. */
export async function* rowsAtOneMoment(
  database: Database,
  queries: readonly string[],
): AsyncGenerator<{ query: number; row: object }> {
  await database.connect();
  const session = database.dataSource.createQueryRunner();
  try {
    await session.query('begin isolation level repeatable read read only');
    await session.query(MAX_IDLE);
    for (const [query, sql] of queries.entries()) {
      await session.query(`declare books no scroll cursor for ${sql}`);
      for (let rows = await fetchSome(); rows.length > 0; rows = await fetchSome()) {
        yield* rows.map((row) => ({ query, row }));
      }
      await session.query('close books');
    }
  } finally {
    // Fails only when the connection is gone, and the transaction with it.
    await session.query('rollback').catch(() => undefined);
    await session.release();
  }

  async function fetchSome(): Promise<object[]> {
    return (await session.query(`fetch ${ROWS_AT_ONCE} from books`)) as object[];
  }
}
