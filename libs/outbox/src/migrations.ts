import { CreateOutbox1700000000001 } from './create-outbox.migration.js';
import { CreateOutboxDecision1700000000005 } from './create-outbox-decision.migration.js';

/** The tables for a database whose transactions append to an outbox. */
export const outboxMigrations = [CreateOutbox1700000000001, CreateOutboxDecision1700000000005];
