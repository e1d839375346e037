import type { Books } from './books.js';

/**
 * The part of the books in which something has happened since then: orders placed, products whose stock changed. Of those it is the
 * whole story, from their beginning.
 */
export function narrowTo(since: Date, books: Books): Books {
  const oldOrders = ordersFromBefore(since, books);
  const oldSkus = skusUntouchedSince(since, books);
  const ofRecentOrder = ({ order_id }: { order_id: string }): boolean => !oldOrders.has(order_id);
  const ofRecentSku = ({ sku }: { sku: string }): boolean => !oldSkus.has(sku);
  return {
    ...books,
    orders: books.orders.filter(({ id }) => !oldOrders.has(id)),
    shipments: books.shipments.filter(ofRecentOrder),
    invoices: books.invoices.filter(ofRecentOrder),
    overviews: books.overviews.filter(ofRecentOrder),
    board: books.board.filter(ofRecentOrder),
    accounts: books.accounts.filter(ofRecentOrder),
    stock: books.stock.filter(ofRecentSku),
    stockLevels: books.stockLevels.filter(ofRecentSku),
    availabilities: books.availabilities.filter(ofRecentSku),
    facts: books.facts.filter(({ message }) =>
      'orderId' in message ? !oldOrders.has(message.orderId) : !oldSkus.has(message.sku),
    ),
  };
}

function ordersFromBefore(since: Date, { orders, facts }: Books): Set<string> {
  const placed = orders.filter(({ placed_at }) => placed_at < since).map(({ id }) => id);
  const told = facts.flatMap(({ at, message }) =>
    at < since && 'orderId' in message ? [message.orderId] : [],
  );
  return new Set([...placed, ...told]);
}

function skusUntouchedSince(since: Date, { facts }: Books): Set<string> {
  const changes = facts.flatMap(({ at, message }) => ('sku' in message ? [{ at, sku: message.sku }] : []));
  const touched = new Set(changes.filter(({ at }) => at >= since).map(({ sku }) => sku));
  return new Set(changes.map(({ sku }) => sku).filter((sku) => !touched.has(sku)));
}
