import { describe, expect } from '@jest/globals';
import { eventually, SmallDisk, startPart, type StackPart } from '@shop/testing';
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
    () =>
      onSmallDisk('postgres', async (disk, placeOrder) => {
        await eventually(
          async () => {
            disk.fill();
            return (await placeOrder()).status;
          },
          503,
          'no order was refused',
        );
      }),
  );

  shop.tells(
    'that of Kafka, orders are accepted, and what became of them is published once there is room',
    () =>
      onSmallDisk('kafka', async (disk, placeOrder) => {
        await eventually(
          async () => {
            disk.fill();
            // The pages that Kafka has begun still take small records, in each partition.
            await placeOrder();
            return relayOfOrder();
          },
          (status) => status !== 'up',
          'the relay goes on',
        );
        for (let placed = 0; placed < 5; placed += 1) {
          expect(await placeOrder()).toMatchObject({ status: 201 });
        }
      }),
  );
});

/** Has the shop work before the disk of a part is full, and again once there is room. */
async function onSmallDisk(
  part: StackPart,
  whileFull: (disk: SmallDisk, placeOrder: () => ReturnType<typeof shop.order.post>) => Promise<void>,
): Promise<void> {
  const sku = await shop.stockUp();
  await SmallDisk.under(part, ROOM, async (disk) => {
    await underLoad(shop, { skus: [sku] }, async (load) => {
      await untilMore(load);
      await whileFull(disk, () => shop.order.post('/orders', shop.orderOf({ [sku]: 1 })));
      disk.empty();
      await startPart(part);
      await untilMore(load);
    });
  });
  await booksBalance(shop);
}

/** Only while everything works. */
async function untilMore(load: Load): Promise<void> {
  await load.untilAccepted(shop.accepted.length + 15);
}

async function relayOfOrder(): Promise<string> {
  const answer = await fetch(`${shop.processes.get('order').url}/health/ready`);
  const { checks } = (await answer.json()) as { checks: { relay: { status: string } } };
  return checks.relay.status;
}
