import { join } from 'node:path';
import { createOnce } from './drafts.mjs';
import { dropStrangersLock, initialise, postgresPrograms, superuser } from './postgres-data.mjs';
import { asUser, postgresUser } from './postgres-user.mjs';

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
  killSignal: 'SIGQUIT', // all of its processes abort; SIGKILL would only reach the first of them
  mark: dataFolder,

  async prepare(instance) {
    const data = dataFolder(instance.folder);
    await createOnce(data, (draft) => initialise(draft, instance));
    dropStrangersLock(data);
  },

  async command({ folder, ports, durable }) {
    const { postgres: binary } = await postgresPrograms();
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
  // The data of a test need not survive a power cut. A client that falls silent while it logs in keeps others
  // from dropping a database, for a minute by default.
  const throwaway = ['fsync=off', 'full_page_writes=off', 'authentication_timeout=10s'];
  return durable ? always : [...always, ...throwaway];
}

async function createRegistryDatabase(ports) {
  const { name, user, password } = registryDatabase;
  const roles = await query(ports, `select 1 from pg_roles where rolname = '${user}'`);
  if (roles.length === 0) await query(ports, `create role ${user} login password '${password}'`);
  const databases = await query(ports, `select 1 from pg_database where datname = '${name}'`);
  if (databases.length === 0) await query(ports, `create database ${name} owner ${user}`);
  // PostgreSQL lets every role connect to a new database.
  await query(ports, `revoke connect on database ${name} from public`);
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
