import { sameMoney, sumIn, type Money } from './money.js';
import type { InvoiceLine, PlacedOrder } from './placed-order.js';

/**
 * The part that is taxed at one rate. Its tax is the sum of its lines' taxes, each rounded on its own, not
 * the rate times the net.
 */
interface TaxPortion {
  readonly taxRateBasisPoints: number;
  readonly net: Money;
  readonly tax: Money;
}

export interface InvoiceAmounts {
  readonly net: Money;
  readonly tax: Money;
  /** The owed amount: net and tax together. */
  readonly total: Money;
  /** Lowest rate first. */
  readonly taxByRate: readonly TaxPortion[];
}

/**
 * Sums the amounts of the order, without rounding again: so an invoice equals its order's total, to the unit.
 */
export function amountsOf({ lines, total }: PlacedOrder): InvoiceAmounts {
  const byRate = [...Map.groupBy(lines, ({ taxRateBasisPoints }) => taxRateBasisPoints)];
  const taxByRate = byRate
    .map(([taxRateBasisPoints, lines]) => ({ taxRateBasisPoints, ...netAndTax(lines, total) }))
    .toSorted((one, other) => one.taxRateBasisPoints - other.taxRateBasisPoints);
  return { ...netAndTax(lines, total), total, taxByRate };
}

/**
 * Whether the lines of an order add up to its total. Otherwise an invoice would be wrong in one or the other.
 */
export function addsUp({ lines, total }: PlacedOrder): boolean {
  const amounts = lines.flatMap(({ lineTotal, tax }) => [lineTotal, tax]);
  return (
    amounts.every(({ currency }) => currency === total.currency) &&
    sameMoney(sumIn(total.currency, amounts), total)
  );
}

function netAndTax(lines: readonly InvoiceLine[], { currency }: Money) {
  const net = lines.map(({ lineTotal }) => lineTotal);
  const taxes = lines.map(({ tax }) => tax);
  return { net: sumIn(currency, net), tax: sumIn(currency, taxes) };
}
