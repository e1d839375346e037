import type { ServiceBooks } from '@shop/operations';
import { customerAccountBook } from './books/customer-account.book.js';
import { invoiceNumberSeriesRegister, invoiceBook } from './books/invoice.book.js';

/** The books that an audit reads from the service. */
export const books: ServiceBooks = {
  aggregates: [invoiceBook],
  registers: [invoiceNumberSeriesRegister],
  views: [customerAccountBook],
};
