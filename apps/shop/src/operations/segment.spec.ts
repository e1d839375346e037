import { describe, expect, it } from '@jest/globals';
import { segment } from './segment.js';

describe('a word in a path', () => {
  it.each(['a/b', 'write-42', '...', '.a', 'é?#%'])('%j stays one part of it', (word) => {
    const { pathname } = new URL(`/dead-letters/order/${segment(word)}/discard`, 'http://localhost');
    expect(pathname.split('/').map(decodeURIComponent)).toEqual([
      '',
      'dead-letters',
      'order',
      word,
      'discard',
    ]);
  });

  it.each(['', '.', '..'])('%j is refused: it would lead elsewhere', (word) => {
    expect(() => segment(word)).toThrow('names nothing');
  });
});
