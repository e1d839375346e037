import { plus, times, type Money } from './money.js';
import {
  CurrencyMismatchError,
  DuplicateSkuError,
  InvalidQuantityError,
  UnknownProductError,
} from './order.errors.js';
import type { Product } from './product.js';
import { taxOn, type BasisPoints } from './tax.js';

export interface RequestedLine {
  readonly sku: string;
  readonly quantity: number;
}

/** A product as it was sold: a later change of its name, price or tax rate does not affect it. */
export interface OrderLine {
  readonly sku: string;
  readonly productName: string;
  readonly quantity: number;
  /** Net. */
  readonly unitPrice: Money;
  /** Net: unit price times quantity. */
  readonly lineTotal: Money;
  readonly taxRateBasisPoints: BasisPoints;
  readonly tax: Money;
  /** The amount that the customer pays for the line. */
  readonly gross: Money;
}

/**
 * Prices each requested line by its product. All are in one currency: the given one, or that of the first
 * product.
 */
export function priceLines(
  requested: readonly RequestedLine[],
  products: readonly Product[],
  currency?: string,
): OrderLine[] {
  const bySku = new Map(products.map((product) => [product.sku, product]));
  const expected = currency ?? bySku.get(requested[0]?.sku ?? '')?.unitPrice.currency ?? '';
  return requested.map(({ sku, quantity }, index) => {
    const product = bySku.get(sku);
    if (!product) throw new UnknownProductError(sku, index);
    if (requested.findIndex((line) => line.sku === sku) < index) throw new DuplicateSkuError(sku, index);
    if (!Number.isSafeInteger(quantity) || quantity < 1) throw new InvalidQuantityError(quantity, index);
    if (product.unitPrice.currency !== expected) throw new CurrencyMismatchError(sku, expected, index);
    return priceLine(product, quantity);
  });
}

function priceLine({ sku, name, unitPrice, taxRateBasisPoints }: Product, quantity: number): OrderLine {
  const lineTotal = times(unitPrice, quantity);
  const tax = taxOn(lineTotal, taxRateBasisPoints);
  const gross = plus(lineTotal, tax);
  return { sku, productName: name, quantity, unitPrice, lineTotal, taxRateBasisPoints, tax, gross };
}
