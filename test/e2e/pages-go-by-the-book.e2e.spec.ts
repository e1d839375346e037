import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { orderPlaced } from '@shop/contracts';
import { createConsumer } from '@shop/messaging';
import { eventually, kafkaConnection, shopDatabaseUrl } from '@shop/testing';
import { blocksOf, expectShown, follow, sectionsOf, type Block } from '../how-to-page.js';
import { operate } from './support/operations.js';
import { dispatchPatiently, fulfil } from './support/people.js';
import { ProjectCopy } from './support/project-copy.js';
import { addressesOf, addressedTo, runShopCommand } from './support/shop-command.js';
import { Shop } from './support/shop.js';

const copy = new ProjectCopy();
// Before the shop is closed: hooks run in the order in which they stand here.
afterAll(async () => {
  await shop.restart('order');
  await forgetProjectionOfPage();
  copy.remove();
}, 60_000);
const shop = Shop.openFor('pages-go-by-the-book', { FAULTS_ENABLED: 'true' });
let sku: string;
let orderId: string;

beforeAll(async () => {
  sku = await shop.stockUp();
  orderId = await placeOrder();
  await fulfil(shop, orderId);
}, 180_000);

describe('The page that places an order', () => {
  shop.tells('ends with a completed order', async () => {
    const walk =
      blocksOf('docs/how-to/place-an-order.md').find(({ text }) => text.startsWith('ORDER='))?.text ?? '';
    expect(await followed(walk.replaceAll('MUG', sku))).toContain('"COMPLETED"');
  });
});

describe('The page is right that tells how to rebuild a projection', () => {
  let [commands, said] = ['', ''];
  for (const { title, blocks } of sectionsOf('rebuild-a-projection.md')) {
    shop.tells(title, async () => {
      for (const { language, text } of blocks) {
        if (language === 'sh') said = await followed((commands = text));
        else if (!text.includes('differ\n')) expectShown(said, text);
        else await whileSomeAreDead(async () => expectShown(await failed(commands), text));
      }
    });
  }
});

describe('The page is right that tells how to replay events', () => {
  let [said, missed]: [string, string[]] = ['', []];
  beforeAll(async () => {
    missed = await whatShipmentMisses();
  }, 120_000);

  const sections = sectionsOf('replay-events.md');
  const forgotten = sections.pop();
  for (const { title, blocks } of sections) {
    shop.tells(title, async () => {
      for (const { language, text } of blocks) {
        if (language === 'sh') said = await followed(text.replaceAll('<order id>', orderId));
        else expectShown(said, text);
      }
      for (const each of missed) await shop.untilShipmentIs('OPEN', each);
    });
  }

  shop.tells(forgotten?.title ?? '', async () => {
    await shop.processes.get('invoice').stop();
    const before = await placeOrder();
    await shop.untilShipmentIs('OPEN', before);
    const time = new Date().toISOString();
    const since = await placeOrder();
    for (const { text } of forgotten?.blocks ?? []) await followed(text.replaceAll(/\d{4}-\S+Z/g, time));
    await shop.processes.start('invoice', shop.env);
    await eventually(
      () => isInvoiced(since),
      (found) => found,
      'it has not gone on',
    );

    const replay = 'replay invoice --topic order-placed --from 1h --to 0s --wait --reason test';
    expect(await followed(`npm run shop -- ${replay}`)).toContain('Replayed: 1 event;');
    expect(await isInvoiced(before)).toBe(true);
  });
});

describe('The page is right that tells how environments share the servers', () => {
  const commands = sectionsOf('share-the-servers.md')
    .flatMap(({ blocks }) => blocks.map(({ text }) => text.trimEnd()))
    .filter((text) => text.startsWith('npm run shop -- environment '));

  shop.tells(
    'in where everything is, and in how to move, which changes nothing for who is there',
    async () => {
      expect(commands).toHaveLength(2);
      const [before, after] = [await followed(commands[0] ?? ''), await followed(commands[1] ?? '')];
      const places = before.split('\n').filter((line) => /^(order|shipment|invoice) /.test(line));
      expect(places).toHaveLength(3);
      expect(after.split('\n')).toEqual(expect.arrayContaining(places));
    },
  );
});

describe('The page is right that tells how to add a projection', () => {
  for (const { title, blocks } of sectionsOf('add-a-projection.md')) {
    shop.tells(title, async () => {
      for (const block of byHand(blocks)) await take(block);
      const later = await placeOrder();
      await fulfil(shop, later);
      await eventually(completedOrders, (ids) => ids.includes(later), 'it is not given what comes');
      expect(await completedOrders()).toContain(orderId);
    });
  }
});

/** The page begins with the command that writes a projection: the steps behind it stand for themselves. */
function byHand(blocks: readonly Block[]): readonly Block[] {
  return blocks.slice(blocks.findIndex(({ language }) => language === 'ts'));
}

/** Not for `npm start`, but for the services of this story. */
function followed(commands: string): Promise<string> {
  return follow(addressedTo(shop, commands), { env: addressesOf(shop) });
}

/** The output of commands whose last one fails. */
async function failed(commands: string): Promise<string> {
  const outcome = await followed(commands).catch((error: unknown) => error);
  expect(outcome).toMatchObject({ code: 1, stdout: expect.anything() });
  return (outcome as { stdout: string }).stdout;
}

async function placeOrder(): Promise<string> {
  return (await shop.placeOrder({ [sku]: 1 })).body.orderId;
}

/**
 * Three orders are missing in the view. It knows the later facts of one of them. They are redriven
 * afterwards, as the page says.
 */
async function whileSomeAreDead(work: () => Promise<void>): Promise<void> {
  const group = 'order-projector';
  const [first = ''] = await placeDead(group);
  await eventually(
    () => shippedIn(first),
    (found) => found,
    'the view does not know of the parcel',
  );
  try {
    await work();
  } finally {
    await runShopCommand(['dlq', 'redrive', '--group', group, '--all'], addressesOf(shop));
  }
  await eventually(parkedOrders, (keys) => keys.length === 0, 'they are still parked');
}

async function placeDead(group: string): Promise<string[]> {
  await operate(shop, 'order', '/faults', { group, topic: orderPlaced.name, kind: 'poison' });
  try {
    const dead = [await placeOrder(), await placeOrder(), await placeOrder()];
    const { shipmentId } = await shop.untilShipmentIs('OPEN', dead[0] ?? '');
    await dispatchPatiently(shop, shipmentId);
    await eventually(parkedOrders, (keys) => dead.every((key) => keys.includes(key)), 'they are not dead');
    return dead;
  } finally {
    await operate(shop, 'order', '/faults/clear', { group });
  }
}

async function parkedOrders(): Promise<string[]> {
  const rows = await shop.databases.query<{ order_key: string }>(
    'order_read',
    `select order_key from parked_event where consumer = 'order-projector'`,
  );
  return rows.map(({ order_key: key }) => key);
}

async function shippedIn(order: string): Promise<boolean> {
  const rows = await shop.databases.query(
    'order_read',
    `select from order_overview where order_id = $1 and shipment_status = 'DISPATCHED' and invoice_status is not null`,
    [order],
  );
  return rows.length > 0;
}

/** Two orders, over which the offsets of the group are moved. */
async function whatShipmentMisses(): Promise<string[]> {
  await shop.processes.get('shipment').stop();
  const missed = [await placeOrder(), await placeOrder()];
  const taken = new Set<string>();
  const other = createConsumer(kafkaConnection(), { groupId: 'shipment', topics: [orderPlaced.name] });
  try {
    await other.start(async (records) => {
      for (const { key } of records) taken.add(key);
      return { done: records.length };
    });
    await eventually(() => missed.every((key) => taken.has(key)), Boolean, 'they never came');
  } finally {
    // A member that stays in the group takes events of other stories.
    await other.stop();
  }
  await shop.processes.start('shipment', shop.env);
  return missed;
}

async function isInvoiced(order: string): Promise<boolean> {
  const rows = await shop.databases.query('invoice_write', 'select from invoices where order_id = $1', [
    order,
  ]);
  return rows.length > 0;
}

async function completedOrders(): Promise<string[]> {
  const rows = await shop.databases.query<{ order_id: string }>(
    'order_read',
    'select order_id from completed_order where customer_id = $1',
    [shop.customerId],
  );
  return rows.map(({ order_id: id }) => id);
}

async function take({ language, text }: Block): Promise<void> {
  if (language === 'ts') return copy.write(text);
  if (language === 'diff') return copy.patch(text);
  for (const command of text.trimEnd().split('\n')) {
    if (command === 'npm start') await startCopy();
    else await follow(command, { cwd: copy.folder, env: addressesOf(shop) });
  }
}

/** Does with a changed service what `npm start` does. */
async function startCopy(): Promise<void> {
  await follow('npm run build', { cwd: copy.folder });
  await migrate();
  await shop.processes.get('order').stop();
  await shop.processes.start('order', shop.env, copy.folder);
}

/** The table that the page adds, and its migration: no other version of the service knows them. */
async function forgetProjectionOfPage(): Promise<void> {
  await shop.databases.query('order_read', 'drop table if exists completed_order');
  await shop.databases.query(
    'order_read',
    `delete from schema_migration where name like 'CreateCompletedOrder%'`,
  );
}

async function migrate(): Promise<void> {
  const env = {
    READ_DATABASE_URL: shopDatabaseUrl('order', 'read'),
    WRITE_DATABASE_URL: shopDatabaseUrl('order', 'write'),
  };
  await follow('node dist/apps/order/src/migrate.js', { cwd: copy.folder, env });
}
