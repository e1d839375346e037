import type { DatabaseOptions, EntityClass, MigrationClass } from '@shop/database';
import { CreateEnvironment1700000000014 } from '@shop/environment';
import { idempotencyMigrations } from '@shop/http';
import { inboxMigrations } from '@shop/inbox';
import { outboxMigrations } from '@shop/outbox';
import { projectionMigrations, type DeployedProjection } from '@shop/projection';

type Schema = Required<Pick<DatabaseOptions, 'entities' | 'migrations'>>;

/** The injection token of the content of the two databases. */
export const SERVICE_DATABASES = Symbol('SERVICE_DATABASES');

/** The content of the two databases of a service. */
export interface ServiceDatabases {
  write: Schema;
  read: Schema;
  /** Those in the read database, whose migrations include theirs. */
  projections: readonly DeployedProjection[];
}

export interface OwnSchema {
  /** The entities of the write side. Projections use plain SQL, so the read side has none. */
  entities: EntityClass[];
  /** The migrations of the write database. A projection brings its own. */
  migrations: MigrationClass[];
  projections: readonly DeployedProjection[];
}

/** Combines a service's own tables with those that the libraries keep beside them. */
export function serviceDatabases({ entities, migrations, projections }: OwnSchema): ServiceDatabases {
  const events = [CreateEnvironment1700000000014, ...outboxMigrations, ...inboxMigrations];
  const views = projections.flatMap((projection) => projection.migrations);
  return {
    write: { entities, migrations: [...events, ...idempotencyMigrations, ...migrations] },
    read: { entities: [], migrations: [...events, ...projectionMigrations, ...views] },
    projections,
  };
}
