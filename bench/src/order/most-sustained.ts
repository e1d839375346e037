import { atRate } from '../latency/at-rate.js';
import { percentile } from '../measure/statistics.js';
import type { Customers } from './customers.js';

const FIRST_RATE = 20;
const STEP = 1.2;
const MAX_RATE = 1_000;
const EACH_FOR_MS = 10_000;
/**
 * An order may take this much longer than earlier ones by chance: a late fact, or a late look of the
 * customers.
 */
const BREATHING_MS = 300;

/**
 * Finds the highest rate, in orders a second, at which orders do not take longer and longer. Each tried rate
 * is a fifth above the previous one.
 */
export async function mostSustained(customers: Customers): Promise<number> {
  let sustained = 0;
  for (let rate = FIRST_RATE; rate < MAX_RATE; rate *= STEP) {
    const latencies: number[] = [];
    await atRate(rate, EACH_FOR_MS, async (number) => {
      latencies[number] = await customers.play();
    });
    if (!isFlat(latencies)) break;
    sustained = rate;
  }
  return sustained;
}

/** Whether the last orders take about as long as those in the middle. */
export function isFlat(latencies: readonly number[]): boolean {
  const third = Math.floor(latencies.length / 3);
  const [middle, last] = [latencies.slice(third, third * 2), latencies.slice(third * 2)];
  return percentile(last, 50) <= percentile(middle, 50) + BREATHING_MS;
}
