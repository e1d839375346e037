import { expect } from '@jest/globals';
import { differencesIn } from '../../../apps/shop/src/audit/differences.js';
import type { Books } from '../../../apps/shop/src/audit/books.js';
import { withBooks } from '../../../apps/shop/src/audit/look.js';
import { narrowTo } from '../../../apps/shop/src/audit/narrow.js';
import { settle } from '../../../apps/shop/src/audit/settle.js';
import { readConfig } from '../../../apps/shop/src/config.js';
import type { Shop } from '../support/shop.js';
import { machineryDifferences } from './machinery-balance.js';

const PATIENCE = 60_000;
const INTERVAL = 250;

/**
 * What has to hold at the end of every story, whatever happened in it: the audit finds nothing in what has happened since its
 * beginning; no order is lost that was accepted, no unit that was received; nothing was ever parked, and no request crashed.
 */
export async function booksBalance(shop: Shop, { mayPark = false } = {}): Promise<void> {
  const differences = await withBooks(readConfig(), (look) =>
    settle(async () => differencesOf(shop, await look(), mayPark), PATIENCE, INTERVAL),
  );
  expect(differences).toEqual([]);
}

/** The rows of the story in all databases, in one order. */
export async function rowsOf({ openedAt }: Shop): Promise<string[]> {
  const {
    facts: _,
    waiting: __,
    ...tables
  } = await withBooks(readConfig(), async (look) => narrowTo(openedAt, await look()));
  return Object.values(tables)
    .flatMap((rows: object[]) => rows.map((row) => JSON.stringify(row)))
    .toSorted();
}

async function differencesOf(shop: Shop, all: Books, mayPark: boolean): Promise<string[]> {
  // What somebody made by hand is no fact of a service: no change goes with it.
  const books = { ...all, facts: all.facts.filter(({ id }) => !shop.handMade.has(id)) };
  const known = new Set(books.orders.map(({ id }) => id));
  const lost = shop.accepted.filter((orderId) => !known.has(orderId));
  return [
    ...differencesIn(books, shop.openedAt),
    ...lost.map((orderId) => `${orderId}: accepted, and lost`),
    ...unitDifferences(shop, books),
    ...[shop.order, shop.shipment, shop.invoice].flatMap(({ crashes }) => crashes),
    ...(await machineryDifferences(shop, mayPark)),
  ];
}

function unitDifferences({ receipts }: Shop, { stock }: Books): string[] {
  return Array.from(receipts, ([sku, received]) => {
    const row = stock.find((each) => each.sku === sku);
    return { sku, received, units: row ? row.on_hand + row.reserved + row.shipped : 0 };
  }).flatMap(({ sku, received, units }) =>
    units === received ? [] : [`${sku}: ${units} units, and ${received} were received`],
  );
}
