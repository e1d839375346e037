import { describe, expect, it } from '@jest/globals';
import { identifier } from './identifier.js';
import { pageLimit, queryNumber } from './query-number.js';
import { text } from './text.js';

describe('a line of text', () => {
  const Line = text(5);

  it.each([
    ['Mug', 'Mug'],
    [' a b ', 'a b'],
    ['äöüßñ', 'äöüßñ'],
    ['😀😀😀😀😀', '😀😀😀😀😀'],
    ['👨\u200d👩\u200d👧', '👨\u200d👩\u200d👧'],
    ['نا\u200cن', 'نا\u200cن'],
    ['עברית', 'עברית'],
  ])('takes %j for %j', (given, taken) => {
    expect(Line.parse(given)).toBe(taken);
  });

  it.each([
    '',
    ' ',
    '\u00a0',
    'sixsix',
    '😀😀😀😀😀😀',
    'a\nb',
    'a\0b',
    'a\u2028',
    'a\ud83d',
    '\u200b',
    ' \u3164 ',
    '\u2060\u00ad\ufeff',
    '\u2800',
    '\u{e0041}',
    'a\u202eb',
    'a\u2066b',
    7,
    null,
    undefined,
  ])('does not take %j', (given) => {
    expect(Line.safeParse(given).success).toBe(false);
  });

  // A search that starts again at each character would take longer than the test may.
  it('refuses a very long one at once', () => {
    expect(Line.safeParse(`${'x'.repeat(600_000)}\0`).success).toBe(false);
  }, 10_000);
});

describe('an identifier', () => {
  const Name = identifier('._-');

  it.each(['A', '0-_.', 'a'.repeat(64)])('may be %j', (given) => {
    expect(Name.parse(given)).toBe(given);
  });

  it.each(['', '-a', 'a b', 'a:b', 'a/b', 'ä', 'a\n', 'a'.repeat(65)])('may not be %j', (given) => {
    expect(Name.safeParse(given).success).toBe(false);
  });
});

describe('a number in a query', () => {
  it('is read from its digits', () => {
    expect(queryNumber({ min: 1, max: 100 }).parse('007')).toBe(7);
    expect(queryNumber({ min: 1, max: 100 }).parse(undefined)).toBeUndefined();
    expect(pageLimit(20).parse(undefined)).toBe(20);
  });

  it.each(['', ' ', '0', '101', '1.0', '1e1', '0x1', '+1', '-1', 'null', ['1', '2']])(
    'is not %j',
    (given) => {
      expect(pageLimit(20).safeParse(given).success).toBe(false);
    },
  );
});
