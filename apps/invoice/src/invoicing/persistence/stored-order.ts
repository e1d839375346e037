import { nothingIn } from '../domain/money.js';
import type { InvoiceLine, PlacedOrder } from '../domain/placed-order.js';

type TaxOfLine = 'taxRateBasisPoints' | 'tax';
type StoredLine = Omit<InvoiceLine, TaxOfLine> & Partial<Pick<InvoiceLine, TaxOfLine>>;

/** An order as the table holds it. Lines from before tax existed have no tax. */
export interface StoredOrder extends Omit<PlacedOrder, 'lines'> {
  readonly lines: readonly StoredLine[];
}

export function toOrder(stored: StoredOrder): PlacedOrder {
  const untaxed = { taxRateBasisPoints: 0, tax: nothingIn(stored.total.currency) };
  return { ...stored, lines: stored.lines.map((line) => ({ ...untaxed, ...line })) };
}
