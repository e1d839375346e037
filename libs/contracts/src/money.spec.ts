import { describe, expect, it } from '@jest/globals';
import { IncompleteEventError } from '@shop/topics';
import { fromMoney, fromMoneyOrZero, toMoney } from './index.js';

describe('money on the wire', () => {
  it('comes back as it went', () => {
    expect(fromMoney(toMoney(1999, 'EUR'))).toEqual({ amountMinor: 1999, currency: 'EUR' });
  });

  it('cannot be a fraction of the smallest unit', () => {
    expect(() => toMoney(19.99, 'EUR')).toThrow(RangeError);
  });

  it('is refused when a number cannot hold it to the unit', () => {
    expect(() => fromMoney({ amountMinor: 2n ** 53n, currencyCode: 'EUR' })).toThrow(RangeError);
  });

  it('must be there to be read', () => {
    expect(() => fromMoney(undefined)).toThrow(IncompleteEventError);
  });

  it('is nothing where an older event does not have it', () => {
    expect(fromMoneyOrZero(undefined, 'EUR')).toEqual({ amountMinor: 0, currency: 'EUR' });
    expect(fromMoneyOrZero(toMoney(19, 'EUR'), 'EUR')).toEqual({ amountMinor: 19, currency: 'EUR' });
  });
});
