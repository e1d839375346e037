import { describe, expect, it } from '@jest/globals';
import { IfMatch } from './if-match.js';

function matches(header: string, version: number): boolean {
  const ifMatch = IfMatch.parse(header);
  try {
    ifMatch.check(version);
    return true;
  } catch (error) {
    expect(error).toMatchObject({ status: 412, code: 'PRECONDITION_FAILED' });
    return false;
  }
}

describe('If-Match', () => {
  it('holds for the version it names', () => {
    expect(matches('"3"', 3)).toBe(true);
    expect(matches('"3"', 4)).toBe(false);
    expect(matches('"3"', 33)).toBe(false);
  });

  it('may name several, or any', () => {
    expect(matches('"3", "4"', 4)).toBe(true);
    expect(matches('"3","xy","4"', 5)).toBe(false);
    expect(matches('*', 5)).toBe(true);
  });

  it('never holds for a weak tag, which does not tell versions apart', () => {
    expect(matches('W/"3"', 3)).toBe(false);
  });

  it.each(['', '3', '"3', '*, "3"', '"3" "4"', '"3",', "'3'"])('is refused when it is %j', (header) => {
    expect(() => IfMatch.parse(header)).toThrow(
      expect.objectContaining({ status: 400, errors: [expect.objectContaining({ field: 'if-match' })] }),
    );
  });
});
