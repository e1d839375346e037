export { cancel } from '../../ordering/cancel-order/handler.js';
