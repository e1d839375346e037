import type { Books } from '../books.js';
import { checkNumbers, checkOpenInvoices } from './check-invoices.js';
import { checkOrders } from './check-orders.js';
import { checkStock } from './check-stock.js';
import { shopBooks } from './shop-books.js';

/** What has to hold between the services of the shop: its goods and its money. */
export function checkShop(books: Books, all: Books): string[] {
  const [recent, ever] = [shopBooks(books), shopBooks(all)];
  return [
    ...checkOrders(recent),
    // A unit of a product may be in a shipment of any time, and numbers are given one after the other.
    ...checkStock({ ...recent, shipments: ever.shipments }),
    ...checkNumbers(ever),
    ...checkOpenInvoices(recent),
  ];
}
