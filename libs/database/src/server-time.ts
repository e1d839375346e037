import type { Database } from './database.js';

/**
 * The time by the database's clock, which is one for all processes. Upkeep that drops or repeats what is old
 * goes by it: the clock of one machine can be wrong by days.
 */
export async function serverTime(database: Pick<Database, 'query'>): Promise<Date> {
  const [row] = await database.query<{ now: Date }>('select clock_timestamp() as now');
  if (!row) throw new Error('The database did not say what time it is');
  return row.now;
}
