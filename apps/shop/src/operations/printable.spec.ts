import { describe, expect, it } from '@jest/globals';
import { moment, printable, printableLines } from './printable.js';

describe('text from outside', () => {
  it('stays on its line and leaves the terminal alone', () => {
    expect(printable('one\r\ntwo\u001b[31m')).toBe('one two [31m');
    expect(printableLines('one\ntwo\u0007')).toEqual(['one', 'two ']);
  });

  it('is cut where it is too long', () => {
    expect(printable('abcdef', 4)).toBe('abc…');
    expect(printable('abcd', 4)).toBe('abcd');
  });
});

describe('a moment', () => {
  it('is shown to the second', () => {
    expect(moment('2026-07-01T12:00:00.123Z')).toBe('2026-07-01T12:00:00Z');
  });
});
