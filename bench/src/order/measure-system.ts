import { atRate } from '../latency/at-rate.js';
import { percentile } from '../measure/statistics.js';
import { Customers } from './customers.js';
import { Meters, perOrder, type Reading } from './meters.js';
import { mostSustained } from './most-sustained.js';
import type { OrderSystem } from './order-system.js';

export interface Plan {
  rates: readonly number[];
  /** The measured time at each rate. A warm-up of half that time comes first. */
  seconds: number;
  /** Whether to look for the highest sustained rate. */
  search: boolean;
}

export interface Measured {
  byRate: Map<number, AtRate>;
  /** In orders a second. */
  mostSustained?: number;
}

interface AtRate {
  /** The cost of an order. */
  cost: Reading;
  /** The facts of an order. */
  facts: number;
  /** The median in milliseconds, as the customers see it. */
  latency: number;
}

/** Starts a system, plays orders at each rate, and ends it. */
export async function measureSystem(start: () => Promise<OrderSystem>, plan: Plan): Promise<Measured> {
  const system = await start();
  const customers = new Customers(system);
  const meters = new Meters(system);
  try {
    await meters.open();
    await customers.start();
    const measured: Measured = { byRate: new Map() };
    for (const rate of plan.rates) {
      measured.byRate.set(rate, await measureRate(customers, meters, rate, plan.seconds));
    }
    if (plan.search) measured.mostSustained = await mostSustained(customers);
    customers.testify();
    await system.testify(customers.orders.customerId, customers.orders.placed);
    return measured;
  } finally {
    await Promise.all([customers.stop(), meters.close()]);
    await system.close();
  }
}

async function measureRate(
  customers: Customers,
  meters: Meters,
  rate: number,
  seconds: number,
): Promise<AtRate> {
  const latencies: number[] = [];
  const play = async (): Promise<void> => void latencies.push(await customers.play());
  await atRate(rate, seconds * 500, play);
  latencies.length = 0;
  const [before, heard] = [await meters.read(), customers.heard.count];
  const orders = await atRate(rate, seconds * 1_000, play);
  const after = await meters.read();
  return {
    cost: perOrder(before, after, orders),
    facts: (customers.heard.count - heard) / orders,
    latency: percentile(latencies, 50),
  };
}
