import { describe, expect, it } from '@jest/globals';
import { parseCount, parseShare } from './arguments.js';

describe('arguments', () => {
  it('are counts and shares', () => {
    expect(parseCount('200')).toBe(200);
    expect(parseShare('10%')).toBeCloseTo(0.1);
    expect(parseShare('0%')).toBe(0);
  });

  it.each(['0', '-1', '1.5', 'many'])('%s is no count', (text) => {
    expect(() => parseCount(text)).toThrow('whole number');
  });

  it.each(['10', '101%', '-1%', '%'])('%s is no share', (text) => {
    expect(() => parseShare(text)).toThrow('share');
  });
});
