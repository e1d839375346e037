import { describe, expect } from '@jest/globals';
import { eventually, SmallDisk, startPart } from '@shop/testing';
import { booksBalance } from './books/books-balance.js';
import { underLoad, type Load } from './support/load.js';
import { Shop } from './support/shop.js';

const shop = Shop.openFor('a-disk-is-full');
/** The shop writes less than that before the test fills the disk. */
const ROOM = { mebibytes: 48 };

const whereDisksAreSmall = SmallDisk.isPossible ? describe : describe.skip;

whereDisksAreSmall('While a disk is full', () => {
  shop.tells(
    'that of PostgreSQL, commands are refused as something to try again, and all goes on once there is room',
    async () => {
      const sku = await shop.stockUp();
      await SmallDisk.under('postgres', ROOM, async (disk) => {
        await underLoad(shop, { skus: [sku] }, async (load) => {
          await untilMore(load);
          await eventually(
            async () => {
              disk.fill();
              return (await shop.order.post('/orders', shop.orderOf({ [sku]: 1 }))).status;
            },
            (status) => status === 503,
            'no order was refused',
          );
          disk.empty();
          await startPart('postgres');
          await untilMore(load);
        });
      });
      await booksBalance(shop);
    },
  );

  shop.tells(
    'that of Kafka, orders are accepted, and what became of them is published once there is room',
    async () => {
      const sku = await shop.stockUp();
      await SmallDisk.under('kafka', ROOM, async (disk) => {
        await underLoad(shop, { skus: [sku] }, async (load) => {
          await untilMore(load);
          await eventually(
            async () => {
              disk.fill();
              // The pages that Kafka has begun still take small records, in each partition.
              await shop.order.post('/orders', shop.orderOf({ [sku]: 1 }));
              return relayOfOrder();
            },
            (status) => status !== 'up',
            'the relay goes on',
          );
          for (let placed = 0; placed < 5; placed += 1) {
            expect(await shop.order.post('/orders', shop.orderOf({ [sku]: 1 }))).toMatchObject({
              status: 201,
            });
          }
          disk.empty();
          await startPart('kafka');
          await untilMore(load);
        });
      });
      await booksBalance(shop);
    },
  );
});

/** Only while everything works. */
async function untilMore(load: Load): Promise<void> {
  await load.untilAccepted(shop.accepted.length + 15);
}

async function relayOfOrder(): Promise<string> {
  const answer = await fetch(`${shop.processes.get('order').url}/health/ready`);
  const { checks } = (await answer.json()) as { checks: { relay: { status: string } } };
  return checks.relay.status;
}
