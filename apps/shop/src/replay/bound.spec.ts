import { describe, expect, it } from '@jest/globals';
import { InvalidArgumentError } from 'commander';
import { toBound } from './bound.js';

describe('where a range begins or ends', () => {
  it('is a time, a span until now, or an offset', () => {
    expect(toBound('2026-07-01T12:00:00Z')).toEqual({ time: '2026-07-01T12:00:00.000Z' });
    expect(toBound('2h')).toEqual({ time: expect.stringMatching(/Z$/) });
    expect(toBound('@42')).toEqual({ offset: '42' });
  });

  it.each(['', '42', 'yesterday', '@', '@-1', '@1.5', '@2h', '@1234567890123456789'])('is not %j', (text) => {
    expect(() => toBound(text)).toThrow(InvalidArgumentError);
  });
});
