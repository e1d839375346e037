import { describe, expect } from '@jest/globals';
import { killPart, shopServices, startPart, without } from '@shop/testing';
import { booksBalance } from './books/books-balance.js';
import { underLoad } from './support/load.js';
import type { Problem } from './support/service-client.js';
import { Shop } from './support/shop.js';

const shop = Shop.openFor('the-database-is-away');

describe('While PostgreSQL is away', () => {
  shop.tells(
    'requests are refused as something to try again, and what was accepted before goes on after',
    async () => {
      const sku = await shop.stockUp();
      await underLoad(shop, { orders: 40, skus: [sku] }, async (load) => {
        await load.untilAccepted(15);
        await without('postgres', async () => {
          const write = await shop.order.post<Problem>('/orders', shop.orderOf({ [sku]: 1 }));
          const read = await shop.order.get<Problem>('/orders');
          for (const answer of [write, read]) {
            expect(answer).toMatchObject({ status: 503, body: { status: 503, code: expect.any(String) } });
            expect(answer.headers.get('content-type')).toContain('application/problem+json');
          }
          for (const service of shopServices) {
            const process = shop.processes.get(service);
            expect([service, await process.health('live'), await process.health('ready')]).toEqual([
              service,
              200,
              503,
            ]);
          }
        });
      });
      await booksBalance(shop);
    },
  );

  shop.tells('because it crashed, nothing that it had committed is lost', async () => {
    const sku = await shop.stockUp();
    const before = shop.accepted.length;
    await underLoad(shop, { orders: 40, skus: [sku] }, async (load) => {
      await load.untilAccepted(before + 15);
      await killPart('postgres');
      await startPart('postgres');
    });
    await booksBalance(shop);
  });
});
