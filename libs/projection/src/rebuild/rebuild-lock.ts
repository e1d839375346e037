import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '@shop/database';
import type { QueryRunner } from 'typeorm';
import { RebuildBusyError } from './errors.js';

const LOCK = `hashtext('rebuild of a projection'), hashtext($1)`;

/** The server releases the lock of a lost session within that time. */
const PATIENCE_MS = 5_000;
const TRY_EVERY_MS = 100;

/**
 * Runs work that no other call may do for the same projection meanwhile, in this process or another. The
 * session holds the lock: a killed process no longer has it.
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
    const deadline = performance.now() + PATIENCE_MS;
    while (!(await tryLock(session, projection))) {
      const isLate = performance.now() > deadline;
      if (isLate) throw new RebuildBusyError(`Another process is at work on ${projection}`);
      await sleep(TRY_EVERY_MS);
    }
    try {
      return await work();
    } finally {
      await session.query(`select pg_advisory_unlock(${LOCK})`, [projection]);
    }
  } finally {
    await session.release();
  }
}

async function tryLock(session: QueryRunner, projection: string): Promise<boolean> {
  const sql = `select pg_try_advisory_lock(${LOCK}) as mine`;
  const [row] = (await session.query(sql, [projection])) as { mine: boolean }[];
  return row?.mine ?? false;
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
