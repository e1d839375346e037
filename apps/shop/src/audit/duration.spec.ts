import { describe, expect, it } from '@jest/globals';
import { parseDuration } from './duration.js';

describe('a duration', () => {
  it.each([
    ['500ms', 500],
    ['30s', 30_000],
    ['2m', 120_000],
    ['0s', 0],
    ['1440m', 86_400_000],
  ])('%s is understood', (text, milliseconds) => {
    expect(parseDuration(text)).toBe(milliseconds);
  });

  it.each(['30', 's', '-1s', '1h', '1.5s', '1441m', `${'9'.repeat(400)}s`, ''])('%s is refused', (text) => {
    expect(() => parseDuration(text)).toThrow('Not a duration');
  });
});
