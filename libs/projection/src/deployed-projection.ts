import type { MigrationClass } from '@shop/database';
import type { ProjectorClass } from './projection.decorator.js';

/**
 * A projection and what makes its tables: in the live schema as part of a deployment, in one beside it for a
 * rebuild.
 */
export interface DeployedProjection {
  projector: ProjectorClass;
  /** In their order. They name tables without a schema, so that they can be applied in any. */
  migrations: readonly MigrationClass[];
}
