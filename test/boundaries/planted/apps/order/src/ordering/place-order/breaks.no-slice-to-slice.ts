export { cancel } from '../cancel-order/handler.js';
