import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { eventually } from '@shop/testing';
import { follow, sectionsOf } from '../how-to-page.js';
import { ProjectCopy } from './support/project-copy.js';
import { addressedTo, addressesOf, runShopCommand } from './support/shop-command.js';
import { Shop } from './support/shop.js';

const copy = new ProjectCopy();
// Before the shop is closed: hooks run in the order in which they stand here.
afterAll(() => copy.remove());
const shop = Shop.openFor('the-tour-is-taken', { FAULTS_ENABLED: 'true' });
/** The products of this story, by those of the page. */
const products: Record<string, string> = {};
/** The version that each product has by its latest receipt. */
const receipts = new Map<string, number>();

beforeAll(async () => {
  await runShopCommand(['seed'], addressesOf(shop));
  for (const sku of ['MUG', 'TEAPOT']) products[sku] = await shop.stockUp();
}, 120_000);

/** The tasks and observations of each stop, with the commands of the page in their order. */
const stops: Record<number, (blocks: string[]) => Promise<void>> = {
  1: async ([demo = '']) => {
    expect(await here(demo)).toContain('order-completed');
  },
  2: async ([crash = '', look = '']) => {
    const version = lastVersionIn(await here(crash));
    await shop.processes.get('shipment').process.exited;
    await shop.processes.start('shipment', shop.env);
    await untilShown(look, version);
  },
  4: async ([replay = '']) => {
    expect(await here(replay)).toMatch(/Replayed: 0 events; left out: \d+ handled before/);
  },
  5: async ([fail = '']) => {
    const versions = versionsIn(await here(fail));
    expect(versions).toHaveLength(6);
    await eventually(
      () => here('npm run shop -- dlq list --group shipment-projector'),
      (said) => said.split('waits for').length === 3,
      'not one is dead, with two behind it',
    );
    await untilShown('curl -s http://127.0.0.1:3002/stock/TEAPOT', versions[3] ?? 0);
    expect(lastVersionIn(await here('curl -s http://127.0.0.1:3002/stock/MUG'))).toBeLessThan(
      versions[0] ?? 0,
    );
  },
  6: async ([redrive = '']) => {
    expect(await here(redrive)).toContain('Redriven');
    await untilShown('curl -s http://127.0.0.1:3002/stock/MUG', receipts.get('MUG') ?? 0);
    expect(await here('npm run shop -- dlq list --group shipment-projector')).not.toContain(products['MUG']);
  },
  7: async ([fail = '', mend = '']) => {
    const said = await here(fail);
    expect(said).not.toContain('waits for');
    await eventually(
      () => here('npm run shop -- status || true'),
      (status) => /shipment-projector.*open/.test(status),
      'the group does not pause',
    );
    await here(mend);
    await untilShown('curl -s http://127.0.0.1:3002/stock/MUG', receipts.get('MUG') ?? 0);
  },
  8: async ([rebuild = '']) => {
    expect(await here(rebuild)).toContain('none differs');
  },
  9: async ([rename = '']) => {
    const withErrors = rename.replace('contracts:check ||', 'contracts:check 2>&1 ||');
    expect(await follow(withErrors, { cwd: copy.folder })).toContain('carrier');
  },
  10: async ([day = '']) => {
    const since = `--since ${shop.openedAt.toISOString()}`;
    const said = await here(
      day.replace('--seed 7', `--seed 7 ${since}`).replace('-- audit', `-- audit ${since}`),
    );
    expect(said).toMatch(/: 0 differences/);
  },
};

describe('The tour', () => {
  for (const { title, blocks } of sectionsOf('../tour.md')) {
    const take = stops[Number.parseInt(title, 10)];
    const commands = blocks.filter(({ language }) => language === 'sh').map(({ text }) => text);
    if (take) shop.tells(`shows what it says: ${title}`, () => take(commands));
  }
});

/** Has the commands of the page done, with the addresses and the products of this story. */
async function here(commands: string): Promise<string> {
  const ours = Object.entries(products).reduce(
    (text, [theirs, sku]) => text.replaceAll(theirs, sku),
    addressedTo(shop, commands),
  );
  const said = await follow(ours, { env: addressesOf(shop) });
  for (const [name, sku] of Object.entries(products)) {
    for (const [, version] of said.matchAll(new RegExp(`"sku":"${sku}"[^}]*?"version":(\\d+)`, 'g'))) {
      receipts.set(name, Math.max(Number(version), receipts.get(name) ?? 0));
    }
  }
  return said;
}

function versionsIn(said: string): number[] {
  return [...said.matchAll(/"version":(\d+)/g)].map(([, version]) => Number(version));
}

function lastVersionIn(said: string): number {
  return versionsIn(said).at(-1) ?? 0;
}

function untilShown(look: string, version: number): Promise<unknown> {
  return eventually(
    () => here(look),
    (said) => lastVersionIn(said) >= version,
    `version ${version} is not shown`,
  );
}
