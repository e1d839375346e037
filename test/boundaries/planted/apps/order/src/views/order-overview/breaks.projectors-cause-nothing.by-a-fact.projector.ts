export { outbox } from '@shop/outbox';
