import { randomUUID } from 'node:crypto';
import { Command } from 'commander';
import { readConfig } from '../config.js';
import { clientsOf } from '../http/clients.js';
import type { ShipmentClient } from '../http/shipment.client.js';
import { Patience } from '../patience.js';
import { INITIAL_STOCK, products } from './products.js';

/** How many requests run at the same time. */
const AT_ONCE = 16;

export const seed = new Command('seed').action(async () => {
  const { order, shipment } = clientsOf(readConfig(), `seed-${randomUUID()}`);
  await eachOf(products, (product) => order.putProduct(product));
  const received = await receiveMissing(shipment);
  const stock =
    received.length > 0 ? `received ${INITIAL_STOCK} units each of ${received.length}` : 'all in stock';
  console.log(`${products.length} products; ${stock}`);
});

async function receiveMissing(shipment: ShipmentClient): Promise<string[]> {
  const missing = await withoutStock(shipment);
  await eachOf(missing, (sku) => shipment.receiveStock(sku, INITIAL_STOCK));
  // The view lags: without this wait, a second seed at once would receive everything twice.
  await new Patience(30).until('the stock is shown', async () => {
    return (await withoutStock(shipment)).length === 0 || undefined;
  });
  return missing;
}

async function withoutStock(shipment: ShipmentClient): Promise<string[]> {
  const known = new Set((await shipment.listStock()).map(({ sku }) => sku));
  return products.map(({ sku }) => sku).filter((sku) => !known.has(sku));
}

async function eachOf<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = items.values();
  const worker = async (): Promise<void> => {
    for (const item of waiting) await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
