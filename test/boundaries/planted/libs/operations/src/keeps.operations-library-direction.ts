export { topics } from '@shop/topics';
export { database } from '@shop/database';
export { http } from '@shop/http';
export { inbox } from '@shop/inbox';
export { messaging } from '@shop/messaging';
export { outbox } from '@shop/outbox';
export { projection } from '@shop/projection';
export { telemetry } from '@shop/telemetry';
