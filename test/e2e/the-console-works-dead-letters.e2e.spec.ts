import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { eventually } from '@shop/testing';
import type { Page } from 'playwright-core';
import { Console } from './support/console.js';
import { operate } from './support/operations.js';
import { screenshots } from './support/screenshot.js';
import { Shop } from './support/shop.js';

const PATIENCE = { timeout: 60_000 };
/** It reads the changes of stock in the order of each product: one that fails has others wait behind it. */
const GROUP = 'order-projector';

const shop = Shop.openFor('the-console-works-dead-letters', { FAULTS_ENABLED: 'true' });
const shown = new Console(shop);

beforeAll(() => shown.open(), 90_000);
afterAll(() => shown.close());

describe('The console', () => {
  shop.tells('redrives a dead letter with what waits behind it, and another browser sees it', async () => {
    const sku = await failingProduct();
    for (const quantity of [1, 2, 3]) await shop.placeOrder({ [sku]: quantity });
    const page = await shown.visit(`/dead-letters?group=${GROUP}&key=${sku}`);
    const list = page.getByLabel(`Dead letters of ${GROUP}`);
    await list.getByText('waits for').nth(1).waitFor(PATIENCE);
    expect(await list.locator('tbody tr').count()).toBe(3);
    await screenshots(page, 'dead-letters');
    const other = await shown.visit(`/dead-letters?group=${GROUP}&key=${sku}`, { by: 'grace' });
    await other.getByLabel(`Dead letters of ${GROUP}`).waitFor(PATIENCE);

    await operate(shop, 'order', '/faults/clear', {});
    await page.getByRole('button', { name: 'Redrive…' }).click();
    await page.getByText('Would redrive 1 event and let 2 events behind follow').waitFor(PATIENCE);
    expect(await list.locator('tbody tr').count()).toBe(3);
    await screenshots(page, 'dead-letters-rehearsed');
    await page.getByLabel('why (may be left out)').fill('the view is mended');
    await page.getByRole('button', { name: 'Redrive 1 event' }).click();
    await page.getByText('Redriven: 1 event and let 2 events behind follow').waitFor(PATIENCE);
    for (const each of [page, other]) await each.getByText('There are none.').waitFor(PATIENCE);
    expect(await stockShown(sku)).toBe(10 - 1 - 2 - 3);
  });

  shop.tells('shows one with all that is known of it, and gives it up for a reason', async () => {
    const sku = await failingProduct();
    await shop.placeOrder({ [sku]: 1 });
    const page = await shown.visit(`/dead-letters?group=${GROUP}&key=${sku}`, { by: 'grace' });
    await page.getByLabel(`Dead letters of ${GROUP}`).getByRole('link').first().click(PATIENCE);
    await page.getByText('INJECTED_FAULT at libs/inbox').waitFor(PATIENCE);
    await page.locator('pre', { hasText: sku }).waitFor(PATIENCE);
    await screenshots(page, 'dead-letter');
    await operate(shop, 'order', '/faults/clear', {});
    await page.getByRole('button', { name: 'Discard…' }).click();
    await page.getByText('Would discard 1 event').waitFor(PATIENCE);
    await page.getByRole('button', { name: 'Discard 1 event' }).click();
    expect(await stageOf(page)).toBe('dead');
    await page.getByLabel('why').fill('counted again by hand');
    await page.getByRole('button', { name: 'Discard 1 event' }).click();
    await page.getByText('It is parked no more').waitFor(PATIENCE);
    const [entry] = await shop.databases.query<{ actor: string; detail: string }>(
      'order_read',
      `select actor, detail from parked_event_history where what = 'discarded' order by id desc limit 1`,
    );
    expect(entry).toEqual({ actor: 'grace', detail: 'counted again by hand' });
  });

  shop.tells('discards all that match, for a reason, after it has said what it would do', async () => {
    const skus = [await failingProduct(), await failingProduct()];
    for (const sku of skus) for (const quantity of [1, 2]) await shop.placeOrder({ [sku]: quantity });
    const page = await shown.visit(`/dead-letters?group=${GROUP}&errorText=was%20set`);
    const list = page.getByLabel(`Dead letters of ${GROUP}`);
    await list.getByText('waits for').nth(1).waitFor(PATIENCE);
    await operate(shop, 'order', '/faults/clear', {});
    await page.getByRole('button', { name: 'Discard…' }).click();
    await page.getByText('Would discard 2 events and let 2 events behind follow').waitFor(PATIENCE);
    const confirm = page.getByRole('button', { name: 'Discard 2 events' });
    await confirm.click();
    expect(await list.locator('tbody tr').count()).toBe(4);
    await page.getByLabel('why').fill('the products are gone');
    await page.getByLabel('events a second, at most').fill('100');
    await confirm.click();
    await page.getByText('Discarded: 2 events and let 2 events behind follow').waitFor(PATIENCE);
    await page.getByText('There are none.').waitFor(PATIENCE);
    for (const sku of skus) {
      const isHandled = (available: number): boolean => available === 10 - 1 - 2;
      await eventually(() => stockShown(sku), isHandled, 'what waited behind was never handled');
    }
  });

  shop.tells('keeps what was decided, by whom, why, and what came of it', async () => {
    const page = await shown.visit(`/dead-letters?group=${GROUP}&show=decided`);
    const rows = page.getByLabel(`Decisions on dead letters of ${GROUP}`).locator('tbody tr');
    const discarded = rows.filter({ hasText: 'counted again by hand' }).locator('td');
    await discarded.first().waitFor(PATIENCE);
    expect(await discarded.allTextContents()).toEqual([
      expect.any(String),
      'grace',
      'discarded',
      'counted again by hand',
      'discarded',
    ]);
    const redriven = rows.filter({ hasText: 'the view is mended' }).locator('td');
    expect((await redriven.allTextContents()).slice(1)).toEqual([
      'ada',
      'redriven',
      'the view is mended',
      'handled',
    ]);
    await screenshots(page, 'dead-letters-decided');
  });

  shop.tells('shows ten thousand, fifty more whenever that is asked', async () => {
    await shop.databases.query(
      'order_read',
      `insert into parked_event (consumer, event_id, topic, order_key, stage, blocked, attempts, event_type, event_time,
         source_partition, source_offset, record_key, headers, error_class, error_message)
       select '${GROUP}', gen_random_uuid(), 'order-placed', 'many-' || n, 'dead', false, 1, 'shop.order.v1.OrderPlaced',
         now(), 0, n, 'many-' || n, '{}', 'TypeError', 'one of many' from generate_series(1, 10000) as n`,
    );
    try {
      const page = await shown.visit(`/dead-letters?group=${GROUP}&errorText=one%20of%20many`);
      const rows = page.getByLabel(`Dead letters of ${GROUP}`).locator('tbody tr');
      await rows.nth(49).waitFor(PATIENCE);
      expect(await rows.count()).toBe(50);
      await page.getByRole('button', { name: 'Older ones' }).click();
      await rows.nth(99).waitFor(PATIENCE);
    } finally {
      await shop.databases.query(
        'order_read',
        `delete from parked_event where error_message = 'one of many'`,
      );
    }
  });
});

/** A product whose changes of stock the group cannot handle from now on. */
async function failingProduct(): Promise<string> {
  const key = await shop.stockUp(10);
  await eventually(() => stockShown(key), 10, 'the stock was never shown');
  await operate(shop, 'order', '/faults', {
    group: GROUP,
    kind: 'poison',
    topic: 'stock-level-changed',
    key,
  });
  return key;
}

/** The stock of a product in the order service, from the redriven facts. */
async function stockShown(sku: string): Promise<number> {
  const { body } = await shop.order.get<{ available: number }>(`/products/${sku}/availability`);
  return body.available;
}

async function stageOf(page: Page): Promise<string | null> {
  return page
    .locator('tr', { has: page.getByRole('rowheader', { name: 'stage' }) })
    .locator('td')
    .textContent();
}
