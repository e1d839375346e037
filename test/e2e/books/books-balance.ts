import { expect } from '@jest/globals';
import { topicCatalogue } from '@shop/contracts';
import { HeaderName } from '@shop/messaging';
import { eventually, readTopics } from '@shop/testing';
import type { Shop } from '../support/shop.js';
import { factDifferences, toFacts, versionsByKey } from './fact-balance.js';
import { invoiceNumberDifferences, machineryDifferences } from './machinery-balance.js';
import { orderDifferences } from './order-balance.js';
import { stockDifferences } from './stock-balance.js';
import { readOrderBooks, readStockBooks } from './tables.js';

/**
 * What has to hold at the end of every story, whatever happened in it:
 * every accepted order is there, with exactly one shipment and one invoice, and all three agree; no unit of stock came or went;
 * every view shows what the write side has; nothing waits in an outbox, no event was parked, no request crashed; and the topics hold
 * exactly one fact for each change, in order.
 */
export async function booksBalance(shop: Shop, { mayPark = false } = {}): Promise<void> {
  await eventually(
    () => tableDifferences(shop, mayPark),
    (differences) => differences.length === 0,
    'the books never balanced',
    { timeout: 60_000, interval: 250 },
  );
  expect(await topicDifferences(shop)).toEqual([]);
}

async function tableDifferences(shop: Shop, mayPark: boolean): Promise<string[]> {
  const orders = await readOrderBooks(shop);
  const stock = await readStockBooks(shop);
  const known = new Set(orders.map(({ orderId }) => orderId));
  const lost = shop.accepted.filter((orderId) => !known.has(orderId));
  return [
    ...[shop.order, shop.shipment, shop.invoice].flatMap(({ crashes }) => crashes),
    ...lost.map((orderId) => `${orderId}: accepted, and lost`),
    ...orders.flatMap(orderDifferences),
    ...stock.flatMap((book) => stockDifferences(book, orders)),
    ...(await machineryDifferences(shop, mayPark)),
    ...(await invoiceNumberDifferences(shop)),
  ];
}

async function topicDifferences(shop: Shop): Promise<string[]> {
  const orders = await readOrderBooks(shop);
  const stock = await readStockBooks(shop);
  const records = await readTopics(...topicCatalogue.map(({ name }) => name));
  const own = records.filter(({ headers }) => !shop.handMade.has(headers[HeaderName.id]?.toString() ?? ''));
  const keys = new Set(versionsByKey(orders, stock).keys());
  const unfounded = own.filter(
    ({ key, timestamp }) => timestamp >= shop.openedAt.getTime() && !keys.has(key),
  );
  return [
    ...factDifferences(toFacts(own, keys), orders, stock),
    ...unfounded.map(({ topic, key }) => `${topic} tells of ${key}, of which nobody knows`),
  ];
}
