import { UsageError } from '../failure.js';
import type { NewOrder } from '../http/order.client.js';
import { SeededRandom } from './seeded-random.js';

/** A product with next to no stock. */
export const SCARCE_SKU = 'LAST-OF-ITS-KIND';

/**
 * The planned end of an order.
 * - `fulfil` sent, delivered and paid
 * - `leave-unpaid` sent and delivered
 * - `cancel` cancelled before it is sent
 * - `cancel-across` cancelled while it is sent: it comes back
 * - `reject` more than the stock
 */
export type Fate = 'fulfil' | 'leave-unpaid' | 'cancel' | 'cancel-across' | 'reject';

export interface PlannedOrder {
  /** In milliseconds from the beginning of the day. */
  at: number;
  fate: Fate;
  order: NewOrder;
}

/** Shares from 0 to 1 of the orders; the rest is fulfilled. */
interface Shares {
  cancel: number;
  return: number;
  reject: number;
  unpaid: number;
}

export interface DayOptions {
  orders: number;
  /** Orders a second, on average. */
  rate: number;
  seed: number;
  shares: Shares;
  /** The products on sale. */
  skus: readonly string[];
  /** A product with next to no stock. */
  scarceSku: string;
}

/** All orders of a day are in memory before the first is placed. */
const MAX_ORDERS = 1_000_000;

/**
 * Plans the same day for the same options.
 *
 * @throws UsageError when there are too many orders, or the shares exceed all of them
 */
export function planDay({ orders, rate, seed, shares, skus, scarceSku }: DayOptions): PlannedOrder[] {
  if (orders > MAX_ORDERS) throw new UsageError(`A day has ${MAX_ORDERS} orders at most, not ${orders}`);
  const percent = Object.values(shares).reduce((sum, share) => sum + Math.round(share * 100), 0);
  if (percent > 100) throw new UsageError(`The shares are ${percent}% of the orders: more than all of them`);
  const random = new SeededRandom(seed);
  let at = 0;
  return Array.from({ length: orders }, (_, index) => {
    at += gap(random, rate);
    const fate = fateOf(random.next(), shares);
    const lines = fate === 'reject' ? scarceLines(random, scarceSku) : linesOf(random, skus);
    return { at: Math.round(at), fate, order: orderOf(random, seed, index, lines) };
  });
}

/** Customers are independent, so the time between two of them is exponentially distributed. */
function gap(random: SeededRandom, rate: number): number {
  return (-Math.log(1 - random.next()) / rate) * 1_000;
}

function fateOf(chance: number, { cancel, return: back, reject, unpaid }: Shares): Fate {
  const fates: [Fate, number][] = [
    ['cancel', cancel],
    ['cancel-across', back],
    ['reject', reject],
    ['leave-unpaid', unpaid],
  ];
  let limit = 0;
  for (const [fate, share] of fates) {
    limit += share;
    if (chance < limit) return fate;
  }
  return 'fulfil';
}

function linesOf(random: SeededRandom, skus: readonly string[]): NewOrder['lines'] {
  const chosen = new Set(Array.from({ length: random.between(1, 4) }, () => random.pick(skus)));
  return Array.from(chosen, (sku) => ({ sku, quantity: random.between(1, 3) }));
}

function scarceLines(random: SeededRandom, sku: string): NewOrder['lines'] {
  return [{ sku, quantity: random.between(2, 9) }];
}

const CITIES = [
  ['London', 'SW1Y 4JH', 'GB'],
  ['Berlin', '10117', 'DE'],
  ['Wien', '1010', 'AT'],
  ['Lyon', '69001', 'FR'],
] as const;

function orderOf(random: SeededRandom, seed: number, index: number, lines: NewOrder['lines']): NewOrder {
  const [city, postalCode, countryCode] = random.pick(CITIES);
  const customer = random.between(1, 50);
  return {
    customerId: `simulated-${seed}-${customer}`,
    lines,
    shippingAddress: {
      recipient: `Customer ${customer}`,
      street: `${index + 1} High Street`,
      postalCode,
      city,
      countryCode,
    },
  };
}
