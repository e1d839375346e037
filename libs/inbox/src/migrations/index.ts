import { CreateParkedEvent1700000000003 } from './create-parked-event.migration.js';
import { CreateProcessedEvent1700000000002 } from './create-processed-event.migration.js';
import { IndexDeadEvents1700000000004 } from './index-dead-events.migration.js';
import { NameFailures1700000000007 } from './name-failures.migration.js';

/** What a database needs in which event handlers have their effects, besides `outboxMigrations`. */
export const inboxMigrations = [
  CreateProcessedEvent1700000000002,
  CreateParkedEvent1700000000003,
  IndexDeadEvents1700000000004,
  NameFailures1700000000007,
];
