import { existsSync } from 'node:fs';
import { installOnCi } from './apt-get.mjs';

const DEBIAN = '/usr/sbin/pgbouncer';
const PLACES = [DEBIAN, '/usr/bin/pgbouncer', '/opt/homebrew/bin/pgbouncer', '/usr/local/bin/pgbouncer'];

/**
 * Returns the environment variable that names PgBouncer for the tests behind a pooler. On a machine of CI
 * this installs it. Elsewhere these tests are left out, and a message that nobody overlooks says so.
 * @param {string[]} kinds
 * @param {import('../stack/processes.mjs').Processes} processes
 * @param {AbortSignal} signal
 */
export async function poolerEnvironment(kinds, processes, signal) {
  if (!kinds.includes('int')) return {};
  const found = process.env.PGBOUNCER ?? PLACES.find((place) => existsSync(place));
  if (found !== undefined) return { PGBOUNCER: found };
  if (await installOnCi('PgBouncer', ['pgbouncer'], processes, signal)) return { PGBOUNCER: DEBIAN };
  console.log(
    '\n!!! The relay is NOT tested behind a pooler: there is no PgBouncer. Install it: apt-get install pgbouncer\n',
  );
  return {};
}
