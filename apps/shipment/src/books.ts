import type { ServiceBooks } from '@shop/operations';
import { dispatchBoardBook } from './books/dispatch-board.book.js';
import { shipmentBook } from './books/shipment.book.js';
import { stockBook, stockLevelBook } from './books/stock.book.js';

/** The books that an audit reads from the service. */
export const books: ServiceBooks = {
  aggregates: [shipmentBook, stockBook],
  registers: [],
  views: [dispatchBoardBook, stockLevelBook],
};
