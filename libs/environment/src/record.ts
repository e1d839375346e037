import type { Database } from '@shop/database';
import type { Place } from './place.js';

/** The environment that a database records for itself. */
export interface EnvironmentRecord {
  databaseId: string;
  /** Undefined until the first process has worked with it. */
  place: Place | undefined;
  since: Date | null;
}

/** The operator who moves a database to another environment, and the reason. */
export interface MoveDecision {
  actor: string;
  reason: string;
}

interface Row {
  databaseId: string;
  name: string | null;
  prefix: string | null;
  clusterId: string | null;
  since: Date | null;
}

const COLUMNS = `database_id as "databaseId", name, prefix, cluster_id as "clusterId", since`;

export async function readRecord(database: Database): Promise<EnvironmentRecord> {
  const [row] = await database.query<Row>(`select ${COLUMNS} from environment`);
  return toRecord(row);
}

/** Writes the place unless there is one. When several processes write at once, the first one counts. */
export async function claim(database: Database, place: Place): Promise<EnvironmentRecord> {
  await database.query(
    `update environment set name = $1, prefix = $2, cluster_id = $3, since = clock_timestamp()
     where cluster_id is null`,
    [place.name, place.prefix, place.clusterId],
  );
  return readRecord(database);
}

/** Writes the place, and replaces any other. */
export async function move(database: Database, place: Place, { actor, reason }: MoveDecision): Promise<void> {
  await database.query(
    `update environment set name = $1, prefix = $2, cluster_id = $3, since = clock_timestamp(),
       actor = $4, reason = $5`,
    [place.name, place.prefix, place.clusterId, actor, reason],
  );
}

function toRecord(row: Row | undefined): EnvironmentRecord {
  if (!row) throw new Error('The table environment has lost its row');
  const { databaseId, name, prefix, clusterId, since } = row;
  const isKnown = name !== null && prefix !== null && clusterId !== null;
  return { databaseId, place: isKnown ? { name, prefix, clusterId } : undefined, since };
}
