import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { Console } from './support/console.js';
import { operate } from './support/operations.js';
import { fulfil } from './support/people.js';
import { screenshots } from './support/screenshot.js';
import { Shop } from './support/shop.js';

/** A service that was killed comes back to its groups only when Kafka has given up its former self. */
const PATIENCE = { timeout: 60_000 };

/** The pages of the navigation. */
const PATHS = [
  '/',
  '/orders',
  '/dead-letters',
  '/outbox',
  '/projections',
  '/replay',
  '/faults',
  '/lessons',
  '/catalogue',
];

const shop = Shop.openFor('the-console-shows-the-shop', { FAULTS_ENABLED: 'true' });
const shown = new Console(shop);
const readOnly = new Console(shop, ['--read-only']);

beforeAll(async () => {
  await shown.open();
  await readOnly.open();
}, 90_000);
afterAll(async () => {
  await shown.close();
  await readOnly.close();
});

describe('The console', () => {
  shop.tells('shows an order from its placing to its end, without a reload', async () => {
    const page = await shown.visit('/orders');
    await shop.stockUp();
    const orderId = await placeOrder();
    await page.getByRole('link', { name: orderId }).click(PATIENCE);
    await page.locator('[data-topic="order-placed"]').getByText('✓ shipment-projector').waitFor(PATIENCE);
    await screenshots(page, 'order-placed');

    await fulfil(shop, orderId);
    await page.locator('#status').getByText('COMPLETED').waitFor(PATIENCE);
    await page.getByText('Finished: Every fact was handled').waitFor(PATIENCE);
    expect(await page.locator('[data-topic]').count()).toBe(7);
    expect(page.url()).toBe(`${shown.url}/orders/${orderId}`);
    await screenshots(page, 'order-completed');
  });

  shop.tells('says why an order is stuck, and what helps', async () => {
    await operate(shop, 'invoice', '/faults', { group: 'invoice', kind: 'poison', topic: 'order-placed' });
    const orderId = await placeOrder();
    const page = await shown.visit(`/orders/${orderId}`);
    const why = page.locator('.standing.bad');
    await why.waitFor(PATIENCE);
    expect(await why.textContent()).toMatch(
      /^Stuck: group invoice could not handle order-placed.*INJECTED_FAULT/,
    );
    await screenshots(page, 'order-stuck');
    await operate(shop, 'invoice', '/faults/clear', {});
    const map = await shown.visit('/');
    await map.locator('#troubles').getByText('group invoice has').waitFor(PATIENCE);
    await screenshots(map, 'map-with-troubles');
  });

  shop.tells('says that a service is away, and goes on when it is back', async () => {
    const page = await shown.visit('/');
    await page.getByText('● live').waitFor(PATIENCE);
    const sku = await shop.stockUp();
    await shop.processes.get('shipment').kill();
    await page.locator('#troubles').getByText('service shipment is down').waitFor(PATIENCE);
    const { orderId } = (await shop.placeOrder({ [sku]: 1 })).body;
    const order = await shown.visit(`/orders/${orderId}`);
    await order.getByText('Parts are missing: shipment').waitFor(PATIENCE);
    await shop.processes.start('shipment');
    await order.locator('[data-topic="order-placed"]').getByText('✓ shipment-projector').waitFor(PATIENCE);
    await page
      .locator('#troubles')
      .getByText('service shipment is down')
      .waitFor({ ...PATIENCE, state: 'detached' });
  });

  shop.tells('takes what is in a payload as text', async () => {
    const page = await shown.visit('/orders');
    const markup = '<img src=x onerror="document.title=1"><script>document.title=2</script>';
    const sku = await shop.stockUp();
    const order = shop.orderOf({ [sku]: 1 });
    const shippingAddress = { ...(order as { shippingAddress: object }).shippingAddress, recipient: markup };
    const { body } = await shop.order.post<{ orderId: string }>('/orders', { ...order, shippingAddress });
    await page.goto(`${shown.url}/orders/${body.orderId}`);
    await page.locator('[data-topic="order-placed"]').click(PATIENCE);
    await page.locator('pre', { hasText: 'onerror' }).waitFor(PATIENCE);
    expect(await page.title()).toBe('Shop console');
    expect(await page.locator('img, pre script').count()).toBe(0);
  });

  shop.tells('finds an order by what belongs to it', async () => {
    const orderId = await placeOrder();
    const page = await shown.visit(`/orders/${orderId}`);
    const placed = page.locator('[data-topic="order-placed"]');
    await placed.getByText('✓ shipment-projector').waitFor(PATIENCE);
    await placed.click(PATIENCE);
    await page.waitForURL('**?at=*', PATIENCE);
    const eventId = new URL(page.url()).searchParams.get('at') ?? '';
    await page.goto(`${shown.url}/orders`);
    await page.keyboard.press('/');
    await page.keyboard.type(`${eventId}\n`);
    await page.waitForURL(`${shown.url}/orders/${orderId}?at=${eventId}`, PATIENCE);
    await page.locator('#search').fill(shop.customerId);
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: orderId }).waitFor(PATIENCE);
    const { body } = await shop.shipment.get<{ items: { shipmentId: string }[] }>(
      `/shipments?orderId=${orderId}`,
    );
    await page.locator('#search').fill(body.items[0]?.shipmentId ?? '');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${shown.url}/orders/${orderId}`, PATIENCE);
  });

  shop.tells('leads to each of its pages', async () => {
    const page = await shown.visit('/');
    const links = page.getByRole('navigation').getByRole('link');
    await links.first().waitFor(PATIENCE);
    const paths = await links.evaluateAll((all) => all.map((each) => each.getAttribute('href')));
    expect(paths).toEqual(PATHS);
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor(PATIENCE);
    await screenshots(page, 'keys');
  });

  for (const path of [...PATHS, '/lessons/poison-and-its-key']) {
    shop.tells(`keeps nobody out of ${path}`, async () => {
      const page = await shown.visit(path);
      await page.locator('main :is(section, table, form, li, .map)').first().waitFor(PATIENCE);
      await screenshots(page, `page${path.replaceAll('/', '-')}`);
    });
  }

  shop.tells('shows thousands of orders, fifty more whenever that is asked', async () => {
    const customer = 'customer-of-thousands';
    await shop.databases.query(
      'order_read',
      `insert into order_overview
         (order_id, order_version, order_status, customer_id, lines, total_minor, tax_minor, currency, placed_at)
       select gen_random_uuid(), 1, 'PLACED', '${customer}', '[]', n, 0, 'EUR', now() - n * interval '1 second'
       from generate_series(1, 5000) as n`,
    );
    try {
      const page = await shown.visit(`/orders?customerId=${customer}`);
      const rows = page.getByLabel('Orders').locator('tbody tr');
      await rows.nth(49).waitFor(PATIENCE);
      expect(await rows.count()).toBe(50);
      await page.getByRole('button', { name: 'Older ones' }).click();
      await rows.nth(99).waitFor(PATIENCE);
      const ids = await rows.locator('th').allTextContents();
      expect([ids.length, new Set(ids).size]).toEqual([100, 100]);
    } finally {
      await shop.databases.query(
        'order_read',
        `delete from order_overview where customer_id = '${customer}'`,
      );
    }
  });

  shop.tells('is small', async () => {
    const page = await shown.visit('/orders');
    await page.getByRole('heading', { name: 'Orders' }).waitFor(PATIENCE);
    const bytes = await page.evaluate<number>(BYTES_OF_FILES);
    expect(bytes).toBeGreaterThan(10_000);
    expect(bytes).toBeLessThan(100_000);
  });

  shop.tells('refuses whoever is not its own page', async () => {
    const stranger = await shown.visit('/orders');
    await stranger.evaluate(() => sessionStorage.clear());
    await stranger.reload();
    await stranger.getByText('Open the address that the console printed').waitFor(PATIENCE);

    expect(await refusal({})).toEqual([401, 'UNAUTHORIZED']);
    expect(await refusal({ authorization: 'Bearer guessed' })).toEqual([401, 'UNAUTHORIZED']);
    const own = shown.headers;
    expect(await refusal({ ...own, host: 'evil.example' })).toEqual([421, 'FOREIGN_HOST']);
    expect(await refusal({ ...own, origin: 'http://evil.example' })).toEqual([403, 'FOREIGN_ORIGIN']);
    expect((await fetch(`${shown.url}/api/shop`, { headers: own })).status).toBe(200);
    expect((await fetch(`${shown.url}/api/operations/order/whereabouts/x`, { headers: own })).status).toBe(
      404,
    );

    const written = await fetch(`${readOnly.url}/api/orders`, { method: 'POST', headers: readOnly.headers });
    expect([written.status, await written.json()]).toEqual([
      403,
      expect.objectContaining({ code: 'READ_ONLY' }),
    ]);
    const page = await readOnly.visit('/orders');
    await page.getByText('read-only').waitFor(PATIENCE);
    expect(await page.getByRole('button', { name: 'Place an order' }).count()).toBe(0);
    await page.goto(`${readOnly.url}/dead-letters?group=order-projector`);
    await page.getByText('There are none.').waitFor(PATIENCE);
    expect(await page.getByRole('button', { name: /Redrive|Discard/ }).count()).toBe(0);
  });
});

/** In the page: its scripts and styles as they came. */
const BYTES_OF_FILES = `performance.getEntriesByType('resource').filter(({ name }) => /[.](?:js|css)$/.test(name))
  .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)`;

async function placeOrder(): Promise<string> {
  const sku = await shop.stockUp();
  const { body } = await shop.placeOrder({ [sku]: 1 });
  return body.orderId;
}

/** Uses Node's own client, which sends any given Host and Origin. */
async function refusal(headers: Record<string, string>): Promise<[number | undefined, string]> {
  const { promise, resolve, reject } = Promise.withResolvers<[number | undefined, string]>();
  request(`${shown.url}/api/shop`, { headers }, (answer) => {
    let text = '';
    answer.on('data', (chunk: Buffer) => (text += chunk.toString()));
    answer.on('end', () => resolve([answer.statusCode, (JSON.parse(text) as { code: string }).code]));
  })
    .on('error', reject)
    .end();
  return promise;
}
