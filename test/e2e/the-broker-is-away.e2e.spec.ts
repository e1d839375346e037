import { describe, expect } from '@jest/globals';
import { eventually, killPart, shopServices, startPart, without, type ShopService } from '@shop/testing';
import { booksBalance } from './books/books-balance.js';
import { underLoad } from './support/load.js';
import { fulfil } from './support/people.js';
import { Shop } from './support/shop.js';

const shop = Shop.openFor('the-broker-is-away');

describe('While Kafka is away', () => {
  shop.tells(
    'orders are accepted, and published when it is back, by whichever process is there then',
    async () => {
      const sku = await shop.stockUp();
      await underLoad(shop, { orders: 30, skus: [sku] }, async (load) => {
        await load.untilAccepted(10);
        const meanwhile = await without('kafka', async () => {
          const answers = await placeSome(sku, 20);
          await Promise.all(shopServices.map(untilReady));
          await killAndLaunchOrder();
          return answers;
        });
        expect(meanwhile.map(({ status }) => status)).toEqual(Array(20).fill(201));
        await shop.processes.get('order').whenReady();
        await Promise.all(meanwhile.map(({ body }) => fulfil(shop, body.orderId)));
      });
      await booksBalance(shop);
    },
  );

  shop.tells('because it was killed, nothing that it had confirmed is lost', async () => {
    const sku = await shop.stockUp();
    const before = shop.accepted.length;
    await underLoad(shop, { orders: 30, skus: [sku] }, async (load) => {
      await load.untilAccepted(before + 10);
      await killPart('kafka');
      await startPart('kafka');
    });
    await booksBalance(shop);
  });
});

async function placeSome(sku: string, count: number) {
  const answers = [];
  for (let placed = 0; placed < count; placed += 1) answers.push(await shop.placeOrder({ [sku]: 1 }));
  return answers;
}

/** A single question may get no answer in time from a machine that has much to do. */
async function untilReady(service: ShopService): Promise<void> {
  await eventually(
    () => shop.processes.get(service).health('ready'),
    200,
    `service ${service} is not ready without Kafka`,
  );
}

/** Kills the service, so that no process's memory holds its accepted orders. */
async function killAndLaunchOrder(): Promise<void> {
  await shop.processes.get('order').kill();
  const launched = await shop.processes.launch('order');
  await eventually(() => launched.health('live'), 200, 'the order service did not come up without Kafka', {
    timeout: 60_000,
  });
}
