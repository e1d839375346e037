import { beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, shopServices, type ShopService } from '@shop/testing';
import type { Description } from './api/description.js';
import { addExamples, type Examples } from './api/examples.js';
import { Schemathesis } from './api/schemathesis.js';
import { thingsFor } from './api/things.js';
import { machineryDifferences } from './books/machinery-balance.js';
import { Shop } from './support/shop.js';

/** Most requested orders never exist, so no view waits for a version; limits belong to another test. */
const shop = Shop.openFor('the-api-keeps-its-description', { VIEW_WAIT_MS: '200', RATE_LIMIT: '0' });

describe('An API answers as its description says', () => {
  let schemathesis: Schemathesis;
  let examples: Examples;

  beforeAll(async () => {
    schemathesis = await Schemathesis.install();
    examples = await thingsFor(shop);
  });

  it.each(shopServices)('of the %s service', async (service: ShopService) => {
    const { url } = shop.processes.get(service);
    const description = (await (await fetch(`${url}/docs-json`)).json()) as Description;
    addExamples(description, examples);

    expect(await schemathesis.check(service, description, url)).toEqual([]);
  });

  shop.tells('and takes nothing that cannot be carried out', async () => {
    await eventually(
      () => machineryDifferences(shop, false),
      (differences) => differences.length === 0,
      'what was accepted never came to an end',
    );
  });
});
