import type { Money } from './money.js';

/** What an invoice copies of its order, so that nobody has to be asked later. */
export interface PlacedOrder {
  readonly customerId: string;
  readonly lines: readonly InvoiceLine[];
  /** What is owed: net and tax of all lines. */
  readonly total: Money;
}

export interface InvoiceLine {
  readonly sku: string;
  readonly productName: string;
  readonly quantity: number;
  /** Net. */
  readonly unitPrice: Money;
  /** Net: unit price times quantity. */
  readonly lineTotal: Money;
  /** Hundredths of a percent: 1900 is 19 %. */
  readonly taxRateBasisPoints: number;
  readonly tax: Money;
}
