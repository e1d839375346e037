export { stock } from '../../shipment/src/stock/domain/stock.js';
