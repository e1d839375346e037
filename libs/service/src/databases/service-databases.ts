import type { DatabaseOptions } from '@shop/database';
import type { DeployedProjection } from '@shop/projection';

type Schema = Required<Pick<DatabaseOptions, 'entities' | 'migrations'>>;

/** What the two databases of a service hold. */
export interface ServiceDatabases {
  write: Schema;
  read: Schema;
  /** Those in the read database, whose migrations include theirs. */
  projections: readonly DeployedProjection[];
}
