import { expect } from '@jest/globals';
import { differencesIn } from '../../../apps/shop/src/audit/differences.js';
import type { Books } from '../../../apps/shop/src/audit/books.js';
import { withBooks, type LookOptions } from '../../../apps/shop/src/audit/look.js';
import { narrowTo } from '../../../apps/shop/src/audit/narrow.js';
import { settle } from '../../../apps/shop/src/audit/settle.js';
import { shopBooks } from '../../../apps/shop/src/audit/shop/shop-books.js';
import type { Stock } from '../../../apps/shop/src/audit/shop/shop-rows.js';
import { addressesOf } from '../support/shop-command.js';
import type { Shop } from '../support/shop.js';
import { machineryDifferences } from './machinery-balance.js';

const PATIENCE_MS = 60_000;
const INTERVAL_MS = 250;

/**
 * Checks what must hold at the end of every story. The audit finds no difference since its beginning. No
 * accepted order is lost, and no received unit. Nothing was ever parked, and no request crashed.
 */
export async function booksBalance(shop: Shop, { mayPark = false } = {}): Promise<void> {
  const differences = await withBooks(sourcesOf(shop), (look) =>
    settle(async () => differencesOf(shop, await look(), mayPark), PATIENCE_MS, INTERVAL_MS),
  );
  expect(differences).toEqual([]);
}

/** The rows of the story in all databases, in one order. */
export async function rowsOf(shop: Shop): Promise<string[]> {
  const books = await withBooks(sourcesOf(shop), async (look) => narrowTo(shop.openedAt, await look()));
  const { aggregates, registers, open } = books;
  const tables = [aggregates, registers, open];
  return [...tables, ...books.views.map(({ rows }) => rows)]
    .flatMap((rows: object[]) => rows.map((row) => JSON.stringify(row)))
    .toSorted();
}

/** A fact that a test made by hand is no fact of a service: no change goes with it. */
function sourcesOf(shop: Shop): LookOptions {
  const environment = { ...process.env, ...addressesOf(shop) };
  return { environment, since: shop.openedAt, without: shop.handMade };
}

async function differencesOf(shop: Shop, books: Books, mayPark: boolean): Promise<string[]> {
  const { orders, stock } = shopBooks(books);
  const known = new Set(orders.map(({ id }) => id));
  const lost = shop.accepted.filter((orderId) => !known.has(orderId));
  return [
    ...differencesIn(books, shop.openedAt),
    ...lost.map((orderId) => `${orderId}: accepted, and lost`),
    ...unitDifferences(shop, stock),
    ...[shop.order, shop.shipment, shop.invoice].flatMap(({ crashes }) => crashes),
    ...(await machineryDifferences(shop, mayPark)),
  ];
}

function unitDifferences({ receipts }: Shop, stock: readonly Stock[]): string[] {
  return Array.from(receipts, ([sku, received]) => {
    const row = stock.find(({ id }) => id === sku);
    return { sku, received, units: row ? row.onHand + row.reserved + row.shipped : 0 };
  }).flatMap(({ sku, received, units }) =>
    units === received ? [] : [`${sku}: ${units} units, and ${received} were received`],
  );
}
