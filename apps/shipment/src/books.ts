import type { ServiceBooks } from '@shop/operations';
import { dispatchBoardBook } from './books/dispatch-board.book.js';
import { shipmentBook } from './books/shipment.book.js';
import { stockBook, stockLevelBook } from './books/stock.book.js';

/** The books that the service shows an audit. */
export const books: ServiceBooks = {
  aggregates: [shipmentBook, stockBook],
  registers: [],
  views: [dispatchBoardBook, stockLevelBook],
};
