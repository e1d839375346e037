import type { OrderLine } from '../domain/order-line.js';

type TaxOfLine = 'taxRateBasisPoints' | 'tax' | 'gross';

/** A line as the table holds it. Lines from before tax existed have no tax. */
export type StoredLine = Omit<OrderLine, TaxOfLine> & Partial<Pick<OrderLine, TaxOfLine>>;

export function toLine(stored: StoredLine): OrderLine {
  const { lineTotal } = stored;
  const untaxed = { taxRateBasisPoints: 0, tax: { ...lineTotal, amountMinor: 0 }, gross: lineTotal };
  return { ...untaxed, ...stored };
}
