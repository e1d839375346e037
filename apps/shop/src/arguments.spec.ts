import { describe, expect, it } from '@jest/globals';
import { parseCount, parseMoment, parseShare, parseTime } from './arguments.js';

const millennia = '999999d';

describe('arguments', () => {
  it('are counts and shares', () => {
    expect(parseCount('200')).toBe(200);
    expect(parseShare('10%')).toBeCloseTo(0.1);
    expect(parseShare('0%')).toBe(0);
  });

  it.each(['0', '-1', '1.5', '1e3', '0x10', '', ' 1', 'many', 'NaN', '٣', '9'.repeat(20)])(
    '%j is no count',
    (text) => {
      expect(() => parseCount(text)).toThrow('whole number');
    },
  );

  it.each(['10', '101%', '-1%', '%', '', 'NaN%'])('%j is no share', (text) => {
    expect(() => parseShare(text)).toThrow('share');
  });

  it.each(['2026-07-01T12:00:00Z', '2026-07-01T14:00:00+02:00'])('%s is a time', (text) => {
    expect(parseTime(text)).toEqual(new Date('2026-07-01T12:00:00Z'));
    expect(parseMoment(text)).toEqual(new Date('2026-07-01T12:00:00Z'));
  });

  it('are days', () => {
    expect(parseTime('2026-07-01')).toEqual(new Date('2026-07-01T00:00:00Z'));
  });

  it('are spans that end now', () => {
    const past = Date.now() - parseMoment('2h').getTime();
    expect(past).toBeGreaterThanOrEqual(7_200_000);
    expect(past).toBeLessThan(7_260_000);
  });

  it.each(['0001-01-01T00:00:00Z', millennia])('%s is before all that there is', (text) => {
    expect(parseMoment(text)).toEqual(new Date(0));
  });

  it.each([
    '42',
    '-1',
    '1',
    'yesterday',
    '2 hours',
    '',
    '-1h',
    '2026-02-31',
    '2026-07-01 12:00',
    'July 2026',
  ])('%j is neither a time nor a span', (text) => {
    expect(() => parseTime(text)).toThrow('Not a time');
    expect(() => parseMoment(text)).toThrow('Neither a time');
  });
});
