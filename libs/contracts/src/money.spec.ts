import { describe, expect, it } from '@jest/globals';
import { fromMoney, IncompleteEventError, toMoney } from './index.js';

describe('money on the wire', () => {
  it('comes back as it went', () => {
    expect(fromMoney(toMoney(1999, 'EUR'))).toEqual({ amountMinor: 1999, currency: 'EUR' });
  });

  it('cannot be a fraction of the smallest unit', () => {
    expect(() => toMoney(19.99, 'EUR')).toThrow(RangeError);
  });

  it('must be there to be read', () => {
    expect(() => fromMoney(undefined)).toThrow(IncompleteEventError);
  });
});
