import type { Books } from './books.js';
import type { Fact } from './facts.js';

/**
 * The part of the books that something has happened in since then: orders placed, products whose stock changed. Of those it is the
 * whole, from the beginning. The numbers of invoices and what waits in the outboxes stay whole.
 */
export function narrowTo(since: Date, books: Books): Books {
  const { oldOrders, oldSkus } = olderThan(since, books);
  const isRecentOrder = ({ order_id }: { order_id: string }): boolean => !oldOrders.has(order_id);
  const isRecentSku = ({ sku }: { sku: string }): boolean => !oldSkus.has(sku);
  return {
    ...books,
    orders: books.orders.filter(({ id }) => !oldOrders.has(id)),
    overviews: books.overviews.filter(isRecentOrder),
    board: books.board.filter(isRecentOrder),
    accounts: books.accounts.filter(isRecentOrder),
    stock: books.stock.filter(isRecentSku),
    stockLevels: books.stockLevels.filter(isRecentSku),
    availabilities: books.availabilities.filter(isRecentSku),
    facts: books.facts.filter(({ message }) =>
      'orderId' in message ? !oldOrders.has(message.orderId) : !oldSkus.has(message.sku),
    ),
  };
}
