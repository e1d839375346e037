export { database } from '@shop/database';
export { telemetry } from '@shop/telemetry';
