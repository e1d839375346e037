import { describe, expect, it } from '@jest/globals';
import { wholeNumber } from './whole-number.js';

describe('a number of times or milliseconds', () => {
  it('is a whole one above zero', () => {
    expect(wholeNumber('12')).toBe(12);
  });

  it.each(['0', '-1', '1.5', '1e3', '', ' 1', 'many', '99999999999999999999'])('is not %j', (text) => {
    expect(() => wholeNumber(text)).toThrow('whole number above 0');
  });
});
