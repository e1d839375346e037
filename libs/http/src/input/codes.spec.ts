import { describe, expect, it } from '@jest/globals';
import { CountryCode, CurrencyCode } from './codes.js';

describe('the code', () => {
  it('of a country is one that ISO has given to one', () => {
    expect(CountryCode.options).toHaveLength(249);
    expect(['DE', 'GB', 'TW', 'AX'].filter((code) => !CountryCode.safeParse(code).success)).toEqual([]);
  });

  it.each(['ZZ', 'XX', 'UK', 'EU', 'XK', 'AN', 'de', 'DEU', '', 'D E'])('%j is of no country', (code) => {
    expect(CountryCode.safeParse(code).error?.issues[0]?.message).toBe('must be an ISO 3166 code like DE');
  });

  it('of a currency is one of which there is money', () => {
    expect(
      ['EUR', 'USD', 'JPY', 'XOF', 'XCG'].filter((code) => !CurrencyCode.safeParse(code).success),
    ).toEqual([]);
  });

  it.each(['ZZZ', 'XXX', 'XTS', 'XAU', 'DEM', 'HRK', 'eur', 'EURO', ''])('%j is of no currency', (code) => {
    expect(CurrencyCode.safeParse(code).error?.issues[0]?.message).toBe('must be an ISO 4217 code like EUR');
  });
});
