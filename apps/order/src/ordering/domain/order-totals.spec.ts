import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { anOrder } from '../../../test/an-order.js';
import { DomainError } from './domain-error.js';
import { sumOf, times, type Money } from './money.js';
import type { OrderPlaced } from './order.events.js';
import type { Product } from './product.js';
import { taxOn } from './tax.js';

const MAX_LINES = 100;
const MAX_UNITS = 10_000;
const MAX_PRICE_MINOR = 1_000_000_000;

interface Basket {
  products: Product[];
  lines: { sku: string; quantity: number }[];
}

function basketsIn(...currencies: string[]): fc.Arbitrary<Basket> {
  const item = fc.record({
    quantity: fc.integer({ min: 1, max: MAX_UNITS }),
    amountMinor: fc.oneof(fc.nat(3_000), fc.nat(MAX_PRICE_MINOR)),
    currency: fc.constantFrom(...currencies),
    taxRateBasisPoints: fc.oneof(fc.constantFrom(0, 700, 1_900), fc.nat(10_000)),
  });
  return fc.array(item, { minLength: 1, maxLength: MAX_LINES }).map((items) => {
    const skus = items.map((_, index) => `SKU-${index}`);
    return {
      products: items.map(({ amountMinor, currency, taxRateBasisPoints }, index) => {
        const sku = skus[index] ?? '';
        return { sku, name: sku, unitPrice: { amountMinor, currency }, taxRateBasisPoints };
      }),
      lines: items.map(({ quantity }, index) => ({ sku: skus[index] ?? '', quantity })),
    };
  });
}

function placed(basket: Basket): OrderPlaced {
  return anOrder(basket).recorded[0] as OrderPlaced;
}

/** Every amount that an order has. */
function amountsIn({ lines, net, tax, total }: OrderPlaced): Money[] {
  return [
    ...lines.flatMap((line) => [line.unitPrice, line.lineTotal, line.tax, line.gross]),
    net,
    tax,
    total,
  ];
}

function add(amounts: Money[]): bigint {
  return amounts.reduce((sum, { amountMinor }) => sum + BigInt(amountMinor), 0n);
}

describe('the amounts of any order', () => {
  it('add up to the unit, over its lines and over net and tax', () => {
    fc.assert(
      fc.property(basketsIn('EUR'), (basket) => {
        const { lines, net, tax, total } = placed(basket);
        expect(lines.map(({ gross }) => add([gross]))).toEqual(
          lines.map((line) => add([line.lineTotal, line.tax])),
        );
        expect(add([net])).toBe(add(lines.map(({ lineTotal }) => lineTotal)));
        expect(add([tax])).toBe(add(lines.map((line) => line.tax)));
        expect(add([total])).toBe(add([net, tax]));
        expect(add([total])).toBe(add(lines.map(({ gross }) => gross)));
      }),
    );
  });

  it('have the tax of each line taken on its net, and on nothing smaller or larger', () => {
    fc.assert(
      fc.property(basketsIn('EUR'), (basket) => {
        for (const { lineTotal, taxRateBasisPoints, tax } of placed(basket).lines) {
          expect(tax).toEqual(taxOn(lineTotal, taxRateBasisPoints));
        }
      }),
    );
  });

  it('are in one currency, or the order is refused', () => {
    fc.assert(
      fc.property(basketsIn('EUR', 'JPY'), (basket) => {
        const mixed = new Set(basket.products.map(({ unitPrice }) => unitPrice.currency)).size > 1;
        expect(currenciesOf(basket)).toEqual(mixed ? 'CURRENCY_MISMATCH' : [expect.any(String)]);
      }),
    );
  });

  it('are exact for the largest order there can be', () => {
    const skus = Array.from({ length: MAX_LINES }, (_, index) => `SKU-${index}`);
    const unitPrice = { amountMinor: MAX_PRICE_MINOR, currency: 'EUR' };
    const products = skus.map((sku) => ({ sku, name: sku, unitPrice, taxRateBasisPoints: 10_000 }));
    const order = placed({ products, lines: skus.map((sku) => ({ sku, quantity: MAX_UNITS })) });

    expect(amountsIn(order).every(({ amountMinor }) => Number.isSafeInteger(amountMinor))).toBe(true);
    expect(order.total.amountMinor).toBe(2 * MAX_LINES * MAX_UNITS * MAX_PRICE_MINOR);
  });
});

describe('money', () => {
  const eur = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });

  it('of two currencies is not added', () => {
    expect(() => sumOf([eur(1), { amountMinor: 1, currency: 'JPY' }])).toThrow(TypeError);
  });

  it('is refused where it would no longer be exact', () => {
    expect(() => sumOf([eur(Number.MAX_SAFE_INTEGER), eur(1)])).toThrow(RangeError);
    expect(() => times(eur(Number.MAX_SAFE_INTEGER), 2)).toThrow(RangeError);
  });
});

function currenciesOf(basket: Basket): string[] | string {
  try {
    return [...new Set(amountsIn(placed(basket)).map(({ currency }) => currency))];
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}
