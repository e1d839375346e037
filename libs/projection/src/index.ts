export type { ProjectionTransaction } from '@shop/database';
export type { DeployedProjection } from './deployed-projection.js';
export { foldByKey, toColumns, type Part } from './fold.js';
export { grantToProjector } from './grant-to-projector.js';
export {
  Projection,
  projectionOf,
  Projects,
  type ProjectionOptions,
  type ProjectorClass,
} from './projection.decorator.js';
