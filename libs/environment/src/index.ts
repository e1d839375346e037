export { Belonging, type BelongingOptions, type BelongingReport, type Home } from './belonging.js';
export { CreateEnvironment1700000000014 } from './create-environment.migration.js';
export { GroupInUseError, WrongEnvironmentError } from './errors.js';
export { difference, type Place } from './place.js';
export { readRecord, type EnvironmentRecord, type MoveDecision } from './record.js';
export { RefuseForeignGuard, WorksAnywhere } from './refuse-foreign.guard.js';
export { refuseOtherEnvironment } from './refuse-migration.js';
