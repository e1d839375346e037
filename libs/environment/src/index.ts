export {
  EnvironmentCheck,
  type EnvironmentCheckOptions,
  type EnvironmentReport,
  type Home,
} from './environment-check.js';
export { CreateEnvironment1700000000014 } from './create-environment.migration.js';
export { GroupInUseError, WrongEnvironmentError } from './errors.js';
export { difference, type Place } from './place.js';
export { readRecord, type EnvironmentRecord, type MoveDecision } from './record.js';
export { RefuseForeignChangesGuard, WorksAnywhere } from './refuse-foreign-changes.guard.js';
export { refuseOtherEnvironment } from './refuse-other-environment.js';
