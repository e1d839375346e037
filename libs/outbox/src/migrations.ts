import { CreateOutbox1700000000001 } from './create-outbox.migration.js';
import { CreateOutboxDecision1700000000005 } from './create-outbox-decision.migration.js';
import { IndexParkedKeys1700000000016 } from './index-parked-keys.migration.js';
import { SampleFewRows1700000000017 } from './sample-few-rows.migration.js';

/** The tables for a database whose transactions append to an outbox. */
export const outboxMigrations = [
  CreateOutbox1700000000001,
  CreateOutboxDecision1700000000005,
  IndexParkedKeys1700000000016,
  SampleFewRows1700000000017,
];
