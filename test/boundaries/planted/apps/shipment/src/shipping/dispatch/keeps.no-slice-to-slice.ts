export { stock } from '../../stock/domain/stock.js';
