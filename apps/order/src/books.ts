import type { ServiceBooks } from '@shop/operations';
import { orderOverviewBook } from './books/order-overview.book.js';
import { orderBook } from './books/order.book.js';
import { productAvailabilityBook } from './books/product-availability.book.js';

/** The books that an audit reads from the service. */
export const books: ServiceBooks = {
  aggregates: [orderBook],
  registers: [],
  views: [orderOverviewBook, productAvailabilityBook],
};
