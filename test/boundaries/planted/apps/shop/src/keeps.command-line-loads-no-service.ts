export { settings } from '@shop/settings';
