export { outboxMigrations } from './create-outbox.migration.js';
export { EventTooLargeError } from './errors.js';
export { forwardRecord, forwardRecords } from './forward.js';
export { headersFromJson, headersToJson, type HeaderJson } from './header-json.js';
export { Outbox } from './outbox.js';
export { Relay } from './relay.js';
export type { RelayOptions } from './relay-options.js';
export { WakeUp } from './wake-up.js';
