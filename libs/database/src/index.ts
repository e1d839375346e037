export {
  Database,
  ReadDatabase,
  WriteDatabase,
  type DatabaseOptions,
  type EntityClass,
  type Migration,
  type MigrationClass,
  type Query,
  type QueryRunner,
} from './database.js';
export { lockRow, sendUpdate } from './entity-rows.js';
export { JoinedReads } from './joined-reads.js';
export { migrate, recordMigrations, unrecordMigrations } from './migrate.js';
export {
  isDatabaseUnavailable,
  isDivisionByZero,
  isShortLived,
  isUniqueViolation,
} from './postgres-errors.js';
export { serverTime } from './server-time.js';
export { sessionOptions } from './session/session-options.js';
export { WatchedClient } from './session/watched-client.js';
export { Transaction } from './transaction.js';
