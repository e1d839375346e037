export { receive } from '../../stock/receive-stock/handler.js';
