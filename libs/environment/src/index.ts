export {
  EnvironmentCheck,
  type EnvironmentCheckOptions,
  type EnvironmentReport,
} from './environment-check.js';
export { CreateEnvironment1700000000014 } from './create-environment.migration.js';
export { GroupInUseError } from './errors.js';
export { type Place } from './place.js';
export { readRecord } from './record.js';
export { RefuseForeignChangesGuard, WorksAnywhere } from './refuse-foreign-changes.guard.js';
export { refuseOtherEnvironment } from './refuse-other-environment.js';
