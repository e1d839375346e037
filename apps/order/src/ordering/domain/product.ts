import type { Money } from './money.js';

/** What ordering knows of a product: what it is called and what it costs today. */
export interface Product {
  readonly sku: string;
  readonly name: string;
  readonly unitPrice: Money;
}
