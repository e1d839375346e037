import { describe, expect, it } from '@jest/globals';
import { assortment } from './assortment.js';
import { products } from './products.js';

describe('the products of the seed', () => {
  it('are a few hundred, the hand-written dozen first', () => {
    expect(products.length).toBeGreaterThan(200);
    expect(products.slice(12)).toEqual(assortment);
  });

  it('have SKUs that the services accept, each once', () => {
    const skus = products.map(({ sku }) => sku);
    expect(new Set(skus).size).toBe(skus.length);
    expect(skus.filter((sku) => !/^[A-Z][A-Z0-9-]{0,63}$/.test(sku))).toEqual([]);
  });

  it('have a name of their own, a price in whole cents and a tax rate', () => {
    expect(new Set(products.map(({ name }) => name)).size).toBe(products.length);
    for (const { unitPrice, taxRateBasisPoints } of products) {
      expect(Number.isSafeInteger(unitPrice.amountMinor)).toBe(true);
      expect(unitPrice.amountMinor).toBeGreaterThan(0);
      expect([700, 1_900]).toContain(taxRateBasisPoints);
    }
  });

  it('are made of words, the same each time', () => {
    expect(assortment.find(({ sku }) => sku === 'TEA-EARLGREY-100G')).toEqual({
      sku: 'TEA-EARLGREY-100G',
      name: 'Earl Grey, loose leaf, 100 g',
      unitPrice: { amountMinor: 8_10, currency: 'EUR' },
      taxRateBasisPoints: 700,
    });
  });
});
