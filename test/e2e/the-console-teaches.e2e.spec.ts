import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, projectRoot } from '@shop/testing';
import type { Page } from 'playwright-core';
import { Console } from './support/console.js';
import { screenshots } from './support/screenshot.js';
import { addressesOf, runShopCommand } from './support/shop-command.js';
import { Shop } from './support/shop.js';

const PATIENCE = { timeout: 90_000 };

const shop = Shop.openFor('the-console-teaches', { FAULTS_ENABLED: 'true' });
const shown = new Console(shop);

beforeAll(async () => {
  await runShopCommand(['seed'], addressesOf(shop));
  await shown.open();
}, 120_000);
afterAll(() => shown.close());

/** The tasks that each lesson leaves to its reader, besides its buttons: by lesson and step. */
const byHand: Record<string, Record<number, () => Promise<void>>> = {
  'poison-and-its-key': { 1: redriveSpoons },
  'up-the-tiers': {},
  'nobodys-fault': {},
  'once-more': {},
  'the-slow-one': {},
  'rebuild-under-load': {
    0: () => onProjections('Rebuild and compare'),
    1: () => onProjections('Swap it in'),
    2: () => onProjections('Drop the one before'),
  },
  'killed-in-the-middle': {
    1: async () => {
      await shop.processes.start('shipment', { FAULTS_ENABLED: 'true' });
    },
  },
};

describe('A lesson', () => {
  it('is on the page that lists them', async () => {
    const page = await shown.visit('/lessons');
    const links = page.locator('main ol a');
    await links.first().waitFor(PATIENCE);
    const ids = (await links.evaluateAll((all) => all.map((each) => each.getAttribute('href') ?? ''))).map(
      (href) => href.replace('/lessons/', ''),
    );
    expect(ids).toEqual(Object.keys(byHand));
    const text = readFileSync(`${projectRoot}/docs/lessons.md`, 'utf8');
    expect(ids.filter((id) => !text.includes(`\`${id}\``))).toEqual([]);
    await screenshots(page, 'lessons');
  });

  for (const [id, steps] of Object.entries(byHand)) {
    shop.tells(`shows what it promises: ${id}`, async () => {
      const page = await shown.visit(`/lessons/${id}`);
      await page.locator('main ol').waitFor(PATIENCE);
      const count = await page.locator('main ol > li').count();
      for (let step = 0; step < count; step += 1) await take(page, step, steps[step]);
      await page.locator('#lesson-done').waitFor(PATIENCE);
    });
  }
});

async function take(page: Page, step: number, work: (() => Promise<void>) | undefined): Promise<void> {
  const button = page.locator('[aria-current="step"] button');
  if ((await button.count()) > 0) await button.click();
  await work?.();
  await eventually(
    () => Number(new URL(page.url()).searchParams.get('step') ?? 0),
    (at) => at > step,
    `step ${step} was never seen`,
    PATIENCE,
  );
}

async function redriveSpoons(): Promise<void> {
  const page = await shown.visit('/dead-letters?group=order-projector&key=SPOON');
  await page.getByRole('button', { name: 'Redrive…' }).click(PATIENCE);
  await page.getByRole('button', { name: 'Redrive 1 event' }).click(PATIENCE);
}

async function onProjections(button: string): Promise<void> {
  const page = await shown.visit('/projections');
  const projection = page.getByRole('region', { name: 'order-overview' });
  await projection.getByRole('button', { name: button }).click(PATIENCE);
  await projection.getByRole('status').locator('li').last().waitFor(PATIENCE);
}
