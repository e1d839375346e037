export { config } from '../../order/src/config.js';
