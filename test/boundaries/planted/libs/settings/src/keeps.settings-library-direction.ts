export { messaging } from '@shop/messaging';
