export { topics } from '@shop/topics';
export { telemetry } from '@shop/telemetry';
export { database } from '@shop/database';
