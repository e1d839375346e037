import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect } from '@jest/globals';
import { shopServices } from '@shop/testing';
import { booksBalance } from './books/books-balance.js';
import { underLoad } from './support/load.js';
import { SeededRandom } from './support/random.js';
import { Shop } from './support/shop.js';

const ORDERS = 50;

const shop = Shop.openFor('each-service-is-killed');
const random = SeededRandom.forThisRun();

describe(`${ORDERS} orders are each completed once`, () => {
  for (const service of shopServices) {
    shop.tells(`although the service ${service} is killed meanwhile`, async () => {
      shop.note(`--seed=${random.seed} brings the same moments again`);
      const sku = await shop.stockUp();
      const before = shop.accepted.length;
      await underLoad(shop, { orders: ORDERS, skus: [sku] }, async (load) => {
        await load.untilAccepted(before + random.between(5, 40));
        await sleep(random.between(0, 100));
        await shop.processes.get(service).kill();
        await shop.processes.start(service);
      });
      expect(shop.accepted).toHaveLength(before + ORDERS);
      await booksBalance(shop);
    });
  }
});
