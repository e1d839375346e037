export { topics } from '@shop/topics';
