import type { MigrationClass } from '@shop/database';
import type { ProjectorClass } from './projection.decorator.js';

/**
 * A projection, with the migrations of its tables: a deployment applies them in the live schema, a rebuild in
 * another one.
 */
export interface DeployedProjection {
  projector: ProjectorClass;
  /** In their order. They name tables without a schema, so that any schema can hold them. */
  migrations: readonly MigrationClass[];
}
