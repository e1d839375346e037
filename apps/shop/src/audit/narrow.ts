import type { Books } from './books.js';
import { aboutOf, type Fact } from './facts.js';

/**
 * The part of the books in which something has happened since then: orders placed, products whose stock
 * changed. Of those it is the whole story, from their beginning.
 */
export function narrowTo(since: Date, books: Books): Books {
  const isRecent = recent(since, books);
  const ofRecent = <Row extends { about: string }>(rows: readonly Row[]): Row[] =>
    rows.filter(({ about }) => isRecent(about));
  return {
    ...books,
    aggregates: ofRecent(books.aggregates),
    orders: ofRecent(books.orders),
    shipments: ofRecent(books.shipments),
    invoices: ofRecent(books.invoices),
    stock: ofRecent(books.stock),
    told: ofRecent(books.told),
    views: books.views.map(({ name, rows, told }) => ({ name, rows: ofRecent(rows), told: ofRecent(told) })),
    facts: books.facts.filter((fact) => isRecent(aboutOf(fact))),
  };
}

/** Whether something has happened since then to what a row or a fact is about. */
export function recent(
  since: Date,
  { orders, facts }: Pick<Books, 'orders' | 'facts'>,
): (about: string) => boolean {
  const old = new Set([...ordersFromBefore(since, orders, facts), ...skusUntouchedSince(since, facts)]);
  return (about) => !old.has(about);
}

function ordersFromBefore(since: Date, orders: Books['orders'], facts: readonly Fact[]): string[] {
  const placed = orders.filter(({ placedAt }) => placedAt < since).map(({ id }) => id);
  const told = facts.flatMap(({ at, message }) =>
    at < since && 'orderId' in message ? [message.orderId] : [],
  );
  return [...placed, ...told];
}

function skusUntouchedSince(since: Date, facts: readonly Fact[]): string[] {
  const changes = facts.flatMap(({ at, message }) => ('sku' in message ? [{ at, sku: message.sku }] : []));
  const touched = new Set(changes.filter(({ at }) => at >= since).map(({ sku }) => sku));
  return changes.map(({ sku }) => sku).filter((sku) => !touched.has(sku));
}
