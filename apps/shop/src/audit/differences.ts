import type { Books } from './books.js';
import { checkFacts } from './check-facts.js';
import { checkInvoices } from './check-invoices.js';
import { checkOrders } from './check-orders.js';
import { checkStock } from './check-stock.js';
import { checkViews } from './check-views.js';

/** What is not as it should be once everything has arrived, one line each. */
export function differencesIn(books: Books): string[] {
  return [
    ...books.waiting.map(({ database, topic, count }) => `${database} has ${count} facts for ${topic} in its outbox`),
    ...checkOrders(books),
    ...checkStock(books),
    ...checkInvoices(books),
    ...checkFacts(books),
    ...checkViews(books),
  ];
}
