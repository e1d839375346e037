import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { amounts, anInvoice, dispatched, eur, issue, order, untaxedLine } from '../../../test/an-invoice.js';
import { addsUp, amountsOf } from './invoice-amounts.js';
import type { InvoiceIssued } from './invoice.events.js';
import type { Money } from './money.js';
import type { InvoiceLine, PlacedOrder } from './placed-order.js';

const MAX_LINE_MINOR = 10_000_000_000_000;

/** Lines as another service publishes them: that service must make the tax fit the rate. */
const line: fc.Arbitrary<InvoiceLine> = fc
  .record({
    net: fc.oneof(fc.nat(3_000), fc.nat(MAX_LINE_MINOR)),
    tax: fc.oneof(fc.nat(600), fc.nat(MAX_LINE_MINOR)),
    taxRateBasisPoints: fc.constantFrom(0, 700, 1_900),
  })
  .map(({ net, tax, taxRateBasisPoints }) => {
    return { ...untaxedLine, lineTotal: eur(net), tax: eur(tax), taxRateBasisPoints };
  });

const placedOrder: fc.Arbitrary<PlacedOrder> = fc
  .array(line, { minLength: 1, maxLength: 100 })
  .map((lines) => {
    const total = lines.reduce((sum, { lineTotal, tax }) => sum + lineTotal.amountMinor + tax.amountMinor, 0);
    return { customerId: 'ada', lines, total: eur(total) };
  });

function issuedOver(order: PlacedOrder): InvoiceIssued {
  const invoice = anInvoice((invoice) => invoice.learn({ order }), dispatched);
  invoice.issue(issue);
  return invoice.recorded[0] as InvoiceIssued;
}

function add(amounts: Money[]): bigint {
  return amounts.reduce((sum, { amountMinor }) => sum + BigInt(amountMinor), 0n);
}

describe('the amounts of an invoice', () => {
  it('are those of the lines: the tax of a rate is not computed anew', () => {
    expect(amountsOf(order)).toEqual(amounts);
  });

  it('make the total of the order, to the unit, whole and rate by rate', () => {
    fc.assert(
      fc.property(placedOrder, (order) => {
        const { net, tax, total, taxByRate } = issuedOver(order);
        expect(total).toEqual(order.total);
        expect(add([net, tax])).toBe(add([order.total]));
        expect(add(taxByRate.map((portion) => portion.net))).toBe(add([net]));
        expect(add(taxByRate.map((portion) => portion.tax))).toBe(add([tax]));
      }),
    );
  });

  it('are exact and in the currency of the order', () => {
    fc.assert(
      fc.property(placedOrder, (order) => {
        const { net, tax, total, taxByRate } = issuedOver(order);
        const all = [net, tax, total, ...taxByRate.flatMap((portion) => [portion.net, portion.tax])];
        expect(all.every(({ amountMinor }) => Number.isSafeInteger(amountMinor))).toBe(true);
        expect(new Set(all.map(({ currency }) => currency))).toEqual(new Set(['EUR']));
      }),
    );
  });

  it('name each rate once, the lowest first', () => {
    fc.assert(
      fc.property(placedOrder, (order) => {
        const rates = issuedOver(order).taxByRate.map(({ taxRateBasisPoints }) => taxRateBasisPoints);
        expect(rates).toEqual([...new Set(rates)].toSorted((a, b) => a - b));
        expect(new Set(rates)).toEqual(
          new Set(order.lines.map(({ taxRateBasisPoints }) => taxRateBasisPoints)),
        );
      }),
    );
  });
});

describe('the lines of an order', () => {
  it('make its total, or the order does not add up', () => {
    fc.assert(
      fc.property(placedOrder, fc.integer({ min: -2, max: 2 }), (order, difference) => {
        const total = eur(order.total.amountMinor + difference);
        expect(addsUp({ ...order, total })).toBe(difference === 0);
      }),
    );
  });

  it('do not add up across currencies', () => {
    expect(addsUp({ ...order, total: { ...order.total, currency: 'USD' } })).toBe(false);
    const inYen = { ...untaxedLine, lineTotal: { amountMinor: 0, currency: 'JPY' } };
    expect(addsUp({ ...order, lines: [...order.lines, inYen] })).toBe(false);
  });
});
