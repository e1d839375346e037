import { CreateParkedEvent1700000000003 } from './create-parked-event.migration.js';
import { CreateProcessedEvent1700000000002 } from './create-processed-event.migration.js';
import { IndexDeadEvents1700000000004 } from './index-dead-events.migration.js';
import { IndexDecisions1700000000016 } from './index-decisions.migration.js';
import { KeepUndatedEvents1700000000015 } from './keep-undated-events.migration.js';
import { NameFailures1700000000007 } from './name-failures.migration.js';

/** The tables for a database that holds the effects of event handlers. It also needs `outboxMigrations`. */
export const inboxMigrations = [
  CreateProcessedEvent1700000000002,
  CreateParkedEvent1700000000003,
  IndexDeadEvents1700000000004,
  NameFailures1700000000007,
  KeepUndatedEvents1700000000015,
  IndexDecisions1700000000016,
];
