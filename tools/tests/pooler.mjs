import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { download } from '../stack/distributions.mjs';
import { distributionFolder } from '../stack/paths.mjs';
import { runOrFail } from '../stack/processes.mjs';
import { installOnCi } from './apt-get.mjs';

const DEBIAN = '/usr/sbin/pgbouncer';
const PLACES = [DEBIAN, '/usr/bin/pgbouncer', '/opt/homebrew/bin/pgbouncer', '/usr/local/bin/pgbouncer'];
/** The first that keeps prepared statements in transaction mode. */
const FIRST_KEEPING = [1, 21];
const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';

/**
 * Returns the environment variables that name PgBouncer for the tests behind a pooler: any, and one that
 * keeps prepared statements. On a machine of CI this installs them. Elsewhere these tests are left out, and a
 * message that nobody overlooks says so.
 * @param {string[]} kinds
 * @param {import('../stack/processes.mjs').Processes} processes
 * @param {AbortSignal} signal
 */
export async function poolerEnvironment(kinds, processes, signal) {
  if (!kinds.includes('int')) return {};
  const any = await anyPooler(processes, signal);
  const keeping = any && (keepsStatements(any) ? any : await newerPooler(processes, signal));
  if (any === undefined) say('The relay is NOT tested behind a pooler: apt-get install pgbouncer.');
  if (keeping === undefined) say('Pools are NOT tested behind a pooler: there is no PgBouncer from 1.21.');
  return { ...(any && { PGBOUNCER: any }), ...(keeping && { PGBOUNCER_KEEPING: keeping }) };
}

async function anyPooler(processes, signal) {
  const found = process.env.PGBOUNCER ?? PLACES.find((place) => existsSync(place));
  if (found !== undefined) return found;
  return (await installOnCi('PgBouncer', ['pgbouncer'], processes, signal)) ? DEBIAN : undefined;
}

function keepsStatements(program) {
  const [, ...numbers] =
    /(\d+)\.(\d+)/.exec(execFileSync(program, ['--version'], { encoding: 'utf8' })) ?? [];
  const [major = 0, minor = 0] = numbers.map(Number);
  const [firstMajor, firstMinor] = FIRST_KEEPING;
  return major > firstMajor || (major === firstMajor && minor >= firstMinor);
}

/**
 * Debian 12 has 1.18. The one of Debian 13 needs nothing more than the C library that it was made with, so
 * both are unpacked beside the system, which stays as it is.
 */
async function newerPooler(processes, signal) {
  const given = process.env.PGBOUNCER_KEEPING;
  if (given !== undefined) return given;
  const isDebian12 = process.env.CI === 'true' && existsSync(KEYRING) && codename() === 'bookworm';
  if (!isDebian12) return undefined;
  const folder = join(distributionFolder, 'pgbouncer-debian-13');
  await download('PgBouncer of Debian 13 (about 15 MB)', folder, async (draft, log) => {
    const work = (command, args) => runOrFail(processes, command, { command, args, cwd: draft, log }, signal);
    const apt = aptOf(draft);
    await work('apt-get', [...apt, 'update']);
    await work('apt-get', [...apt, 'download', 'pgbouncer', 'libc6']);
    for (const file of globSync('*.deb', { cwd: draft })) await work('dpkg-deb', ['--extract', file, '.']);
    for (const name of ['lists', 'cache']) rmSync(join(draft, name), { recursive: true });
    writeProgram(draft);
  });
  return join(folder, 'pgbouncer');
}

/** The options by which apt-get knows Debian 13 alone, and keeps what it fetches in the folder. */
function aptOf(folder) {
  const sources = join(folder, 'sources.list');
  writeFileSync(sources, `deb [signed-by=${KEYRING}] ${mirror()} trixie main\n`);
  for (const name of ['lists/partial', 'cache/archives/partial']) {
    mkdirSync(join(folder, name), { recursive: true });
  }
  const settings = {
    'Dir::Etc::sourcelist': sources,
    'Dir::Etc::sourceparts': '/dev/null',
    'Dir::State::lists': join(folder, 'lists'),
    'Dir::Cache': join(folder, 'cache'),
    // It runs as root anyway, in a folder that is nobody else's.
    'APT::Sandbox::User': 'root',
  };
  return ['--quiet=2', ...Object.entries(settings).flatMap(([name, value]) => ['-o', `${name}=${value}`])];
}

/** Where this machine has Debian 12 from. */
function mirror() {
  const of12 = ['indextargets', '--format', '$(REPO_URI)', 'Codename: bookworm', 'Component: main'];
  const [address] = execFileSync('apt-get', of12, { encoding: 'utf8' }).split('\n');
  return address;
}

function writeProgram(folder) {
  const [loader = ''] = globSync('usr/lib/*/ld-linux-*.so.*', { cwd: folder });
  const program = join(folder, 'pgbouncer');
  writeFileSync(
    program,
    `#!/bin/sh
here=$(dirname "$0")
exec "$here/${loader}" --library-path "$(dirname "$here/${loader}")" "$here/usr/sbin/pgbouncer" "$@"
`,
  );
  chmodSync(program, 0o755);
}

function codename() {
  return /^VERSION_CODENAME=(\w+)$/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1];
}

function say(sentence) {
  console.log(`\n!!! ${sentence}\n`);
}
