import { describe } from '@jest/globals';
import { booksBalance } from './books/books-balance.js';
import { underLoad } from './support/load.js';
import { Shop } from './support/shop.js';

const shop = Shop.openFor('a-relay-freezes');

describe('While one of two relays is frozen with its share of the outbox', () => {
  shop.tells('the other publishes all of it, and the first does no harm when it goes on', async () => {
    const sku = await shop.stockUp();
    const relay = await shop.processes.startAnother('order', { ROLES: 'relay' });
    await underLoad(shop, { orders: 60, skus: [sku] }, async (load) => {
      await load.untilAccepted(15);
      relay.freeze();
      try {
        // No customer orders again before the last order is completed: so many are only reached with the
        // whole outbox served.
        await load.untilAccepted(45);
      } finally {
        relay.thaw();
      }
    });
    await booksBalance(shop);
  });
});
