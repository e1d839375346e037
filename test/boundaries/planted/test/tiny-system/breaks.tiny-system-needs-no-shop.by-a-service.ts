export { config } from '../../apps/order/src/config.js';
