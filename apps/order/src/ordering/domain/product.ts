import type { Money } from './money.js';
import type { BasisPoints } from './tax.js';

/** A product as ordering knows it: its name, its current net price, and its tax rate. */
export interface Product {
  readonly sku: string;
  readonly name: string;
  readonly unitPrice: Money;
  readonly taxRateBasisPoints: BasisPoints;
}
