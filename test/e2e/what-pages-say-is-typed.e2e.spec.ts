import { beforeAll, describe, expect } from '@jest/globals';
import { shopServices } from '@shop/testing';
import { follow } from '../how-to-page.js';
import { commandsOfPages } from '../pages/commands-of-pages.js';
import { runnerOf, TYPED } from '../pages/who-runs.js';
import { fulfil } from './support/people.js';
import { addressedTo, addressesOf } from './support/shop-command.js';
import { Shop } from './support/shop.js';

const shop = Shop.openFor('what-pages-say-is-typed', { FAULTS_ENABLED: 'true' });

// A service has no figures before its first order.
beforeAll(async () => {
  const sku = await shop.stockUp();
  await fulfil(shop, (await shop.placeOrder({ [sku]: 1 })).body.orderId);
}, 180_000);

const typed = new Set(
  commandsOfPages().flatMap((command) => {
    const runner = runnerOf(command);
    return runner && 'test' in runner && runner.test === TYPED ? command.text : [];
  }),
);

/** The exit codes of looks that find something: troubles (1), and drift (3). */
const FINDINGS = [1, 3];
const isLook = (text: string): boolean => /shop -- (status|audit|\w+ (plan|check))/.test(text);

describe('What a page says', () => {
  for (const text of typed) {
    shop.tells(`can be typed: ${text.replaceAll('\n', ' ')}`, async () => {
      const typing = follow(here(text), { env: addressesOf(shop) });
      const said = await (isLook(text) ? typing.catch(found) : typing);
      expect(said.trim()).not.toBe('');
    });
  }
});

/** Not for `npm start`, but for the services of this story. */
function here(text: string): string {
  const ports = shopServices.map((service) => new URL(shop.processes.get(service).url).port);
  return addressedTo(shop, text).replace('3001 3002 3003', ports.join(' '));
}

/** The output of a command that found something. */
function found(error: unknown): string {
  const { code, stdout } = error as { code: number; stdout: string };
  expect(FINDINGS).toContain(code);
  return stdout;
}
