export { list } from '../order-list/table.js';
