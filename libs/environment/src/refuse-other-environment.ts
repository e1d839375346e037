import type { Database } from '@shop/database';
import { WrongEnvironmentError } from './errors.js';
import { difference, type Place } from './place.js';
import { readRecord } from './record.js';

/**
 * Checks before a migration that the database belongs to this environment. It reads the database alone. A
 * database without a record belongs to every environment.
 *
 * @throws WrongEnvironmentError
 */
export async function refuseOtherEnvironment(
  database: Database,
  place: Pick<Place, 'name' | 'prefix'>,
): Promise<void> {
  await database.connect();
  const [table] = await database.query<{ name: string | null }>(
    `select to_regclass('environment')::text as name`,
  );
  if (!table?.name) return;
  const { place: home } = await readRecord(database);
  const found = home && difference(place, home);
  if (found === undefined) return;
  throw new WrongEnvironmentError(`The ${database.options.name} database belongs to ${found}`);
}
