import type { Books } from './books.js';
import { checkFacts } from './check-facts.js';
import { checkNumbers, checkOpenInvoices } from './check-invoices.js';
import { checkOrders } from './check-orders.js';
import { checkStates } from './check-states.js';
import { checkStock } from './check-stock.js';
import { checkViews } from './check-views.js';
import { narrowTo } from './narrow.js';

/**
 * Lists the differences that remain once everything has arrived, one line each; with `since`, only those of
 * later changes.
 */
export function differencesIn(all: Books, since?: Date): string[] {
  const books = since ? narrowTo(since, all) : all;
  return [
    ...checkOutboxes(all),
    ...checkOrders(books),
    // A unit of a product may be in a shipment of any time, and numbers are given one after the other.
    ...checkStock({ ...books, shipments: all.shipments }),
    ...checkNumbers(all),
    ...checkOpenInvoices(books),
    ...checkFacts(books),
    ...checkStates(books),
    ...checkViews(books),
  ];
}

function checkOutboxes({ unsent }: Books): string[] {
  return unsent.map(
    ({ database, topic, count }) => `${database} has ${count} facts for ${topic} in its outbox`,
  );
}
