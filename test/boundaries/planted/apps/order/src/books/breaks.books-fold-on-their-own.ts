export { order } from '../ordering/domain/order.js';
