import { setTimeout as sleep } from 'node:timers/promises';
import { SeededRandom } from '../../apps/shop/src/simulate/seeded-random.js';
import type { Customers } from './customers.js';
import { cause } from './faults/cause.js';
import { aFault } from './plan.js';
import type { Settings } from './settings.js';
import type { ChaoticShop } from './shop.js';

/** Whatever falls silent, work goes on within so many seconds. */
const WITHIN_S = 60;
/** So long orders go on coming that may meet the fault. */
const MEETING_S = 5;

/**
 * Causes one fault after another. After each it waits until the orders under way, and those of the next
 * seconds, have ended, and complains if that takes too long.
 */
export async function oneByOne(
  shop: ChaoticShop,
  customers: Customers,
  { seed, only, times = 1 }: Settings,
): Promise<void> {
  const random = new SeededRandom(seed);
  for (let time = 1; time <= times; time += 1) {
    const began = performance.now();
    await cause(shop, aFault(random, random.pick(only)));
    await sleep(MEETING_S * 1_000);
    await customers.untilServed();
    const seconds = Math.round((performance.now() - began) / 1_000);
    const words = `${time} of ${times}: work has gone on after ${seconds} s`;
    if (seconds > WITHIN_S) shop.journal.complain(words);
    else shop.journal.say(words);
  }
}
