import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { orderDifferences, stockDifferences } from './books.js';
import { endStateOf, endStates } from './end-states.js';
import { forgetsWhatCameEarly, reservesAgain, sellsTooMuch, type Fault } from './faults.js';
import { histories, type History } from './history.js';
import { Shop } from './shop.js';

/** Plays a history to its end. Returns what was wrong on the way, or is wrong with the end. */
async function differences(history: History, shop: Shop): Promise<string[]> {
  for (const step of history.steps) {
    await shop.take(step);
    const wrong = stockDifferences(shop);
    if (wrong.length > 0) return wrong;
  }
  await shop.settle(history);
  return [...stockDifferences(shop), ...orderDifferences(shop)];
}

const someHistories = (): History[] => fc.sample(histories, { numRuns: 200, seed: 1 });

describe('Three services that hear of each other in any order, late and more than once', () => {
  it('keep the books at each step, and end every order in the one state its facts call for', async () => {
    const property = fc.asyncProperty(histories, async (history) => {
      expect(await differences(history, new Shop(history.baskets))).toEqual([]);
    });
    await fc.assert(property, { numRuns: 300 });
  });

  it('change nothing when they hear of it all again', async () => {
    const property = fc.asyncProperty(histories, async (history) => {
      const shop = new Shop(history.baskets);
      await differences(history, shop);
      const before = snapshot(shop);
      for (const which of history.rest) await shop.take({ do: 'handOverAgain', which });
      expect(snapshot(shop)).toEqual(before);
    });
    await fc.assert(property);
  });

  it('reach every end that there is in these histories', async () => {
    const reached = new Set<string>();
    for (const history of someHistories()) {
      const shop = new Shop(history.baskets);
      await differences(history, shop);
      for (const orderId of shop.order.orders.keys()) reached.add(endStateOf(shop, orderId).join());
    }
    expect([...reached].toSorted()).toEqual(Object.values(endStates).map(String).toSorted());
  });

  it.each<[string, Fault, RegExp]>([
    ['forgets what came early', forgetsWhatCameEarly, /instead of CANCELLED,RETURNED,CREDITED/],
    ['reserves again when told again', reservesAgain, /reserved: 2 instead of 1/],
    ['sells what is not there', sellsTooMuch, /oversold/],
  ])('are found out when one of them %s', async (_, fault, finding) => {
    const found: string[] = [];
    for (const history of someHistories()) {
      const shop = new Shop(history.baskets);
      fault(shop);
      found.push(...(await differences(history, shop)));
    }
    expect(found).toContainEqual(expect.stringMatching(finding));
  });
});

function snapshot({ order, shipment, invoice, post }: Shop) {
  const tables = [order.orders, shipment.shipments, shipment.stock, invoice.invoices];
  return { rows: tables.map((table) => [...table]), published: post.published.length };
}
