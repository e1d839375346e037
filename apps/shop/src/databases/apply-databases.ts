import { Client, escapeIdentifier, escapeLiteral } from 'pg';

export interface DatabaseResult {
  name: string;
  action: 'created' | 'unchanged';
}

/** Creates the missing roles and databases, and lets only the owner connect to each database. */
export async function applyDatabases(adminUrl: string, names: readonly string[]): Promise<DatabaseResult[]> {
  const admin = new Client({ connectionString: adminUrl, connectionTimeoutMillis: 5_000 });
  await admin.connect();
  try {
    const results: DatabaseResult[] = [];
    for (const name of names) results.push(await applyDatabase(admin, name));
    return results;
  } finally {
    await admin.end();
  }
}

async function applyDatabase(admin: Client, name: string): Promise<DatabaseResult> {
  const identifier = escapeIdentifier(name);
  const roles = await admin.query('select from pg_roles where rolname = $1', [name]);
  if (roles.rowCount === 0) {
    // Good for a local stack. Elsewhere the role gets a secret before this runs, and is left alone.
    await admin.query(`create role ${identifier} login password ${escapeLiteral(name)}`);
  }
  const found = await admin.query('select from pg_database where datname = $1', [name]);
  if (found.rowCount === 0) await admin.query(`create database ${identifier} owner ${identifier}`);
  // PostgreSQL lets every role connect to a new database.
  await admin.query(`revoke connect on database ${identifier} from public`);
  if (name.endsWith('_read')) await applyProjector(admin, name);
  return { name, action: found.rowCount === 0 ? 'created' : 'unchanged' };
}

/**
 * Makes the role that an owner takes on while a projector runs. It has only the rights that migrations give
 * it.
 */
async function applyProjector(admin: Client, owner: string): Promise<void> {
  const name = `${owner}_projector`;
  const roles = await admin.query('select from pg_roles where rolname = $1', [name]);
  if (roles.rowCount === 0) await admin.query(`create role ${escapeIdentifier(name)}`);
  await admin.query(`grant ${escapeIdentifier(name)} to ${escapeIdentifier(owner)}`);
}
