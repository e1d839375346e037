import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { eventually } from '@shop/testing';
import { underLoad } from './support/load.js';
import { ProjectionProcess } from './support/projection-process.js';
import { whileRead } from './support/readers.js';
import { addressesOf, runShopCommand } from './support/shop-command.js';
import { Shop } from './support/shop.js';
import { whileLocked } from './support/table-lock.js';

const LIVE = 'public.order_overview';
const NEXT = 'order_overview_next.order_overview';
const FINISHED = 20;
/** In seconds. On a slow machine the live group is long behind the orders that are placed meanwhile. */
const PATIENCE = ['--patience', '120'];
const PROJECTIONS = ['order-overview', 'product-availability', 'dispatch-board', 'stock', 'customer-account'];

const shop = Shop.openFor('a-read-model-is-rebuilt');
let sku: string;

beforeAll(async () => {
  sku = await shop.stockUp();
  await underLoad(shop, { orders: FINISHED, skus: [sku] }, async () => undefined);
});

afterAll(() => ProjectionProcess.killAll());

describe('A read model', () => {
  shop.tells('is rebuilt as it is live, row for row, while orders are placed', async () => {
    await whileOrdered(async () => {
      for (const name of PROJECTIONS) {
        const { code, said } = await new ProjectionProcess(shop, 'rebuild', name, ...PATIENCE).ended;
        expect(said).toMatch(/rows live, \d+ rebuilt, none differs\n[\s\S]*The rebuilt tables are live/);
        expect(code).toBe(0);
      }
    });
    await booksAgree();
  });

  shop.tells('from before is brought back with what came since', async () => {
    for (const name of PROJECTIONS) {
      const back = new ProjectionProcess(shop, 'back', name);
      expect(await back.ended).toMatchObject({ code: 0 });
    }
    await booksAgree();
    expect(await projection('list')).not.toMatch(/swapped|filling/);
    await projection('abort', 'order-overview');
  });

  shop.tells('is rebuilt in the end, whenever that is killed', async () => {
    await whileOrdered(async () => {
      const first = new ProjectionProcess(shop, 'rebuild', 'order-overview');
      await untilBegun();
      await first.kill();
      await whileLocked(NEXT, 'exclusive', async (somebodyWaits) => {
        const second = new ProjectionProcess(shop, 'rebuild', 'order-overview');
        await somebodyWaits();
        await shop.processes.get('order').kill();
        expect(await second.ended).toMatchObject({ code: 1 });
      });
      await shop.processes.start('order');
      const said = await projection('rebuild', 'order-overview', '--no-swap', ...PATIENCE);
      expect(said).toMatch(/Continues the rebuild[\s\S]*none differs\n[\s\S]*Ready/);
    });
    await booksAgree();
  });

  shop.tells('is one or the other when its swap is killed', async () => {
    await whileOrdered(async () => {
      // A slow reader: writers are held already, and the tables have yet to be moved.
      await whileLocked(LIVE, 'access share', async (somebodyWaits) => {
        const killed = new ProjectionProcess(shop, 'swap', 'order-overview', ...PATIENCE);
        await somebodyWaits();
        await shop.processes.get('order').kill();
        expect(await killed.ended).toMatchObject({ code: 1 });
      });
      await shop.processes.start('order');
    });
    await booksAgree();
    expect(await projection('status', 'order-overview')).toMatch(/is ready, and no process/);
  });

  shop.tells('is swapped although its service is killed meanwhile', async () => {
    await whileOrdered(async () => {
      const swap = await heldUp('swap', async () => shop.processes.get('order').kill());
      expect(await swap.ended).toMatchObject({ code: 1 });
      await shop.processes.start('order');
      expect(await projection('swap', 'order-overview', ...PATIENCE)).toMatch(/none differs/);
    });
    await booksAgree();
    await projection('drop-old', 'order-overview');
  });

  shop.tells('that is wrong is found out by a rebuild, and mended by it', async () => {
    const [orderId = ''] = shop.accepted;
    try {
      await showAs('LOST', orderId);
      await expect(projection('rebuild', 'order-overview', ...PATIENCE)).rejects.toMatchObject({
        code: 1,
        stdout: expect.stringContaining(
          `order_overview ${orderId}: shipment_status is "LOST" live, "DELIVERED" rebuilt`,
        ),
        stderr: expect.stringContaining('nothing was swapped'),
      });
      expect(await shop.overviewOf(orderId)).toMatchObject({ shipmentStatus: 'LOST' });

      await projection('swap', 'order-overview', '--accept-differences', ...PATIENCE);
      expect(await shop.overviewOf(orderId)).toMatchObject({ shipmentStatus: 'DELIVERED' });
      await projection('drop-old', 'order-overview');
      await booksAgree();
    } finally {
      await showAs('DELIVERED', orderId);
    }
  });
});

const projection = (...args: string[]): Promise<string> =>
  runShopCommand(['projection', ...args], addressesOf(shop));

async function showAs(shipmentStatus: string, orderId: string): Promise<void> {
  await shop.databases.query(
    'order_read',
    'update order_overview set shipment_status = $1 where order_id = $2',
    [shipmentStatus, orderId],
  );
}

/** Orders are placed and fulfilled, and finished ones are read. */
async function whileOrdered(work: () => Promise<void>): Promise<void> {
  const finished = shop.accepted.slice(0, FINISHED);
  await underLoad(shop, { skus: [sku], atOnce: 3 }, () => whileRead(shop, finished, work));
}

/** Does the work while the command is held in the middle of filling. */
async function heldUp(command: string, work: () => Promise<void>): Promise<ProjectionProcess> {
  const held: ProjectionProcess[] = [];
  await whileLocked(NEXT, 'exclusive', async (somebodyWaits) => {
    held.push(new ProjectionProcess(shop, command, 'order-overview', ...PATIENCE));
    await somebodyWaits();
    await work();
  });
  const [process] = held;
  if (!process) throw new Error('Nothing was begun');
  return process;
}

async function untilBegun(): Promise<void> {
  await eventually(
    () =>
      shop.databases.query(
        'order_read',
        `select from projection_rebuild where projection = 'order-overview'`,
      ),
    (rebuilds) => rebuilds.length > 0,
    'no rebuild was ever begun',
    { timeout: 60_000, interval: 5 },
  );
}

async function booksAgree(): Promise<void> {
  const audit = ['audit', '--wait', '60s', '--since', shop.openedAt.toISOString()];
  expect(await runShopCommand(audit, addressesOf(shop))).toMatch(/: 0 differences/);
}
