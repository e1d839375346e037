export { contracts } from '@shop/contracts';
export { telemetry } from '@shop/telemetry';
export { database } from '@shop/database';
