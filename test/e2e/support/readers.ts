import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from '@jest/globals';
import { allToTheEnd } from './all-to-the-end.js';
import type { Shop } from './shop.js';
import type { OrderOverview } from './views.js';

/**
 * Between two reads: often enough to meet every moment of a swap, and far below what a service allows one
 * client.
 */
const PACE_MS = 5;

/**
 * Reads finished orders, one after another, while the work goes on. Every answer must equal the first one.
 */
export async function whileRead(
  shop: Shop,
  orderIds: readonly string[],
  work: () => Promise<void>,
): Promise<void> {
  const known = new Map<string, OrderOverview | undefined>();
  for (const id of orderIds) known.set(id, await shop.overviewOf(id));
  expect([...known.values()]).not.toContain(undefined);

  const over = new AbortController();
  await allToTheEnd([work().finally(() => over.abort()), read(shop, known, over.signal)]);
}

async function read(
  shop: Shop,
  known: ReadonlyMap<string, OrderOverview | undefined>,
  over: AbortSignal,
): Promise<void> {
  while (!over.aborted) {
    for (const [id, overview] of known) {
      const answer = await shop.order.get<OrderOverview>(`/orders/${id}`).catch(() => undefined);
      // A service that is down has no answer. A wrong one it must not have.
      if (answer) expect(answer).toMatchObject({ status: 200, body: overview });
      await sleep(PACE_MS);
    }
  }
}
