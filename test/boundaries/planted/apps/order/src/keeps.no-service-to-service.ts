export { contracts } from '@shop/contracts';
export { order } from './ordering/domain/order.js';
