import type { Money } from './money.js';

/** The part of an order that its invoice copies, so that it need not ask a service later. */
export interface PlacedOrder {
  readonly customerId: string;
  readonly lines: readonly InvoiceLine[];
  /** The owed amount: net and tax of all lines. */
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
