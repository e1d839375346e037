import type { Books } from '../books.js';
import { checkNumbers, checkOpenInvoices } from './check-invoices.js';
import { checkOrders } from './check-orders.js';
import { checkStock } from './check-stock.js';
import { shopBooks } from './shop-books.js';

const KINDS = ['order', 'shipment', 'invoice', 'stock'];

/** Checks what must hold between the services of the shop: its goods and its money. */
export function checkShop(books: Books, all: Books): string[] {
  if (uncheckedOfShop(books).length > 0) return [];
  const [recent, ever] = [shopBooks(books), shopBooks(all)];
  return [
    ...checkOrders(recent),
    // A unit of a product may be in a shipment of any time, and invoice numbers form one series.
    ...checkStock({ ...recent, shipments: ever.shipments }),
    ...checkNumbers(ever),
    ...checkOpenInvoices(recent),
  ];
}

/** Names these checks if a kind has no book: then they cannot compare the kinds. */
export function uncheckedOfShop({ kinds }: Books): string[] {
  const kept = new Set(kinds.map(({ kind }) => kind));
  const missing = KINDS.filter((kind) => !kept.has(kind));
  return missing.length === 0
    ? []
    : [
        `whether orders, shipments, invoices and stock go together: no service has a book of ${missing.join(', ')}`,
      ];
}
