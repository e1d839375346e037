export { asProjector, PROJECTOR_ROLE } from './as-projector.js';
export type { DeployedProjection } from './deployed-projection.js';
export { grantToProjector } from './grant-to-projector.js';
export {
  Forgets,
  Projection,
  projectionOf,
  Projects,
  type ProjectionOptions,
  type ProjectorClass,
} from './projection.decorator.js';
export { ProjectionTransaction } from './projection-transaction.js';
export { projectionMigrations } from './migrations.js';
export type { TableComparison, Difference } from './rebuild/comparison.js';
export { RebuildBusyError, RebuildError, RebuildStoppedError } from './rebuild/errors.js';
export type { Filler, Unreadable } from './rebuild/filler.js';
export { Rebuild, type BeginOptions, type Begun } from './rebuild/rebuild.js';
export { isRebuildRunning, withRebuildLock } from './rebuild/rebuild-lock.js';
export type { Phase, RebuildState } from './rebuild/rebuild-state.js';
export type { GroupLedger, RebuildSetup } from './rebuild/setup.js';
export { versionedUpsert, type ColumnType, type Upsert, type UpsertOptions } from './versioned-upsert.js';
export { ViewChanges } from './view-changes.js';
