import type { Database } from '@shop/database';
import { RebuildBusyError } from './errors.js';

const LOCK = `hashtext('rebuild of a projection'), hashtext($1)`;

/**
 * Runs work that no other process does for the same projection meanwhile. The lock is the session's: a
 * process that is killed holds it no longer.
 *
 * @throws RebuildBusyError
 */
export async function withRebuildLock<T>(
  database: Database,
  projection: string,
  work: () => Promise<T>,
): Promise<T> {
  const session = database.dataSource.createQueryRunner();
  try {
    const [row] = (await session.query(`select pg_try_advisory_lock(${LOCK}) as mine`, [projection])) as {
      mine: boolean;
    }[];
    if (!row?.mine) throw new RebuildBusyError(`Another process is at work on ${projection}`);
    try {
      return await work();
    } finally {
      await session.query(`select pg_advisory_unlock(${LOCK})`, [projection]);
    }
  } finally {
    await session.release();
  }
}

/** Whether some process is at work. */
export async function isRebuildRunning(database: Database, projection: string): Promise<boolean> {
  // Taken for the time of the statement only.
  const [row] = await database.query<{ running: boolean }>(
    `select not pg_try_advisory_xact_lock(${LOCK}) as running`,
    [projection],
  );
  return row?.running ?? false;
}
