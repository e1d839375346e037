import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { taxOn } from './tax.js';

describe('the tax on a net amount', () => {
  it.each([
    ['9.31 units to 9', 49, 1_900, 9],
    ['9.5 units to 10', 50, 1_900, 10],
    ['59.5 units to 60', 850, 700, 60],
    ['nothing at a rate of 0 to nothing', 1_999, 0, 0],
    [
      'a trifle less than half a unit down, however large the amount',
      9_999_999_999_002,
      1_999,
      1_998_999_999_800,
    ],
    ['the whole at 100 %', 10_000_000_000_000, 10_000, 10_000_000_000_000],
  ])('rounds %s', (_, amountMinor, rate, tax) => {
    expect(taxOn({ amountMinor, currency: 'EUR' }, rate)).toEqual({ amountMinor: tax, currency: 'EUR' });
  });

  it('is never more than half a unit away from the exact tax, and half a unit only above it', () => {
    const net = fc.oneof(fc.nat(10_000), fc.nat(10_000_000_000_000));
    const rate = fc.oneof(fc.constantFrom(250, 500, 700, 1_900, 2_500), fc.nat(10_000));
    fc.assert(
      fc.property(net, rate, (amountMinor, rate) => {
        const tax = taxOn({ amountMinor, currency: 'EUR' }, rate);
        const tenThousandthsTooMuch = BigInt(tax.amountMinor) * 10_000n - BigInt(amountMinor) * BigInt(rate);
        expect(tenThousandthsTooMuch).toBeGreaterThan(-5_000n);
        expect(tenThousandthsTooMuch).toBeLessThanOrEqual(5_000n);
      }),
      { numRuns: 1_000 },
    );
  });
});
