import type { Money } from './money.js';
import type { BasisPoints } from './tax.js';

/**
 * What ordering knows of a product: what it is called, what it costs today without tax, and how it is taxed.
 */
export interface Product {
  readonly sku: string;
  readonly name: string;
  readonly unitPrice: Money;
  readonly taxRateBasisPoints: BasisPoints;
}
