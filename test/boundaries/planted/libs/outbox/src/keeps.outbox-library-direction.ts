export { topics } from '@shop/topics';
export { database } from '@shop/database';
export { messaging } from '@shop/messaging';
export { telemetry } from '@shop/telemetry';
