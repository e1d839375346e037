import { describe, expect } from '@jest/globals';
import { eventually, startPart, stopPart } from '@shop/testing';
import { booksBalance } from './books/books-balance.js';
import { underLoad } from './support/load.js';
import { fulfil } from './support/people.js';
import { Shop } from './support/shop.js';

const shop = Shop.openFor('the-registry-is-away');

describe('While the schema registry is away', () => {
  shop.tells('orders go all the way, and a service that starts waits for it', async () => {
    const sku = await shop.stockUp();
    await stopPart('registry');
    try {
      await underLoad(shop, { orders: 10, skus: [sku] }, async () => undefined);

      await shop.processes.get('invoice').stop();
      const cold = await shop.processes.launch('invoice');
      await eventually(() => cold.health('live'), 200, 'the service was never up', { timeout: 60_000 });
      expect(await cold.health('ready')).toBe(503);
      await shop.placeOrder({ [sku]: 1 });
    } finally {
      await startPart('registry');
    }
    await shop.processes.get('invoice').whenReady();
    await fulfil(shop, shop.accepted.at(-1) ?? '');
    await booksBalance(shop);
  });
});
