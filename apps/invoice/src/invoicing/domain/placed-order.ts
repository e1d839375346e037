import type { Money } from './money.js';

/** What an invoice copies of its order, so that nobody has to be asked later. */
export interface PlacedOrder {
  readonly customerId: string;
  readonly lines: readonly InvoiceLine[];
  readonly total: Money;
}

export interface InvoiceLine {
  readonly sku: string;
  readonly productName: string;
  readonly quantity: number;
  readonly unitPrice: Money;
  readonly lineTotal: Money;
}
