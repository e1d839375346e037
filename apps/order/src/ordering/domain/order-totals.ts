import { plus, sumOf, type Money } from './money.js';
import type { OrderLine } from './order-line.js';
import { OrderWithoutLinesError } from './order.errors.js';

export interface OrderTotals {
  readonly net: Money;
  readonly tax: Money;
  /** The amount that the customer owes: net and tax together. */
  readonly total: Money;
}

export function totalsOf([first, ...others]: readonly OrderLine[]): OrderTotals {
  if (!first) throw new OrderWithoutLinesError();
  const net = sumOf([first.lineTotal, ...others.map(({ lineTotal }) => lineTotal)]);
  const tax = sumOf([first.tax, ...others.map((line) => line.tax)]);
  return { net, tax, total: plus(net, tax) };
}
