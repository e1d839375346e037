export { outboxMigrations } from './create-outbox.migration.js';
export { EventTooLargeError } from './errors.js';
export { forwardRecord } from './forward.js';
export { headersFromJson, headersToJson, type HeaderJson } from './header-json.js';
export { Outbox } from './outbox.js';
export { Relay, type RelayOptions } from './relay.js';
export { WakeUp } from './wake-up.js';
