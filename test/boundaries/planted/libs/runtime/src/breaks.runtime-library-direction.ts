export { database } from '@shop/database';
