import { describe, expect, it } from '@jest/globals';
import { toQuery } from '../operations/query.js';
import { toFilter, toMoment } from './filter.js';

describe('a moment on the command line', () => {
  it('is a time, or a span that ends now', () => {
    expect(toMoment('2026-07-01T12:00:00Z')).toEqual(new Date('2026-07-01T12:00:00Z'));
    const twoHoursAgo = toMoment('2h').getTime();
    expect(Date.now() - twoHoursAgo).toBeGreaterThanOrEqual(7_200_000);
    expect(Date.now() - twoHoursAgo).toBeLessThan(7_260_000);
  });

  it.each(['yesterday', '2 hours', '', '-1h'])('is not %j', (text) => {
    expect(() => toMoment(text)).toThrow('neither a time nor a span');
  });
});

describe('a filter', () => {
  it('leaves out what is not asked for', () => {
    expect(JSON.stringify(toFilter({ key: 'a', until: new Date(0) }))).toBe(
      '{"key":"a","parkedUntil":"1970-01-01T00:00:00.000Z"}',
    );
    expect(toQuery({ group: 'order', ...toFilter({ errorText: 'a b&c' }) })).toBe(
      '?group=order&errorText=a+b%26c',
    );
    expect(toQuery({ group: undefined })).toBe('');
  });
});
