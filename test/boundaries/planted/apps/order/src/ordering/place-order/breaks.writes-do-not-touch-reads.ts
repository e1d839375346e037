export { overview } from '../../views/order-overview/table.js';
