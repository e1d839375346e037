export { contracts } from '@shop/contracts';
export { database } from '@shop/database';
export { messaging } from '@shop/messaging';
export { telemetry } from '@shop/telemetry';
