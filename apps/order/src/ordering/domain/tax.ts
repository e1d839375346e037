import type { Money } from './money.js';

/** A rate of tax in hundredths of a percent: 1900 is 19 %. */
export type BasisPoints = number;

/**
 * The tax on a net amount, half a unit rounded up. It is rounded once for each line of an order, and no other
 * amount is rounded: all others are sums, so they agree to the unit everywhere.
 */
export function taxOn({ amountMinor, currency }: Money, rate: BasisPoints): Money {
  // As a number, the product would exceed the safe integers long before the tax does.
  const tenThousandths = BigInt(amountMinor) * BigInt(rate);
  return { amountMinor: Number((tenThousandths + 5_000n) / 10_000n), currency };
}
