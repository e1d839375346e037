import { setTimeout as sleep } from 'node:timers/promises';
import { cause } from './faults/cause.js';
import { planFaults } from './plan.js';
import type { Settings } from './settings.js';
import type { ChaoticShop } from './shop.js';

/** Causes the planned faults, each at its second, and ends when all of them are over. */
export async function byTheMinute(shop: ChaoticShop, { seed, minutes, only }: Settings): Promise<void> {
  const planned = planFaults({ seed, seconds: minutes * 60, only });
  const began = performance.now();
  await Promise.all(
    planned.map(async ({ atSecond, fault }) => {
      await sleep(Math.max(0, began + atSecond * 1_000 - performance.now()));
      await cause(shop, fault);
    }),
  );
}
