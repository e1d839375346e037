export { testing } from '@shop/testing';
