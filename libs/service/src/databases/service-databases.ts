import type { DatabaseOptions } from '@shop/database';

type Schema = Required<Pick<DatabaseOptions, 'entities' | 'migrations'>>;

/** What the two databases of a service hold. */
export interface ServiceDatabases {
  write: Schema;
  read: Schema;
}
