import { describe, expect, it } from '@jest/globals';
import { projectRoot } from '@shop/testing';

interface Rule {
  pattern: RegExp;
}
interface Comments {
  commentsOf: (name: string, source: string) => string;
}

const { rules } = (await import(`${projectRoot}/tools/prose/rules.mjs`)) as { rules: Rule[] };
const { commentsOf } = (await import(`${projectRoot}/tools/prose/comments.mjs`)) as Comments;

describe('The rules of prose', () => {
  it.each([
    'Rows of which the relay knows nothing',
    'The topic is to be created',
    'The log tells why',
    'It is retried for ever',
    'Published as ever',
    'Whoever reads it',
    'Readers who wait, and who waits longest',
    'The database counts them, too.',
    'It connects anew',
    'There is no row any more',
  ])('find "%s"', (text) => {
    expect(rules.filter(({ pattern }) => pattern.test(text))).not.toEqual([]);
  });

  it.each([
    'The broker cannot tell one client from another',
    'It tells new facts apart',
    'A row whose key is parked',
    'Each caller waits forever',
  ])('leave "%s" alone', (text) => {
    expect(rules.filter(({ pattern }) => pattern.test(text))).toEqual([]);
  });
});

describe('The comments of a file', () => {
  const source = `/** Adds one. */
export const next = (value: number): number => {
  // Not here: "// a string".
  const text = '// no comment';
  return value + text.length; // At the end.
};
/**
 * Two lines,
 * @param value in seconds
 */`;

  it('stand in their lines, without marks, tags and code', () => {
    expect(commentsOf('next.ts', source).split('\n')).toEqual([
      'Adds one.',
      '',
      'Not here: "// a string".',
      '',
      'At the end.',
      '',
      '',
      'Two lines,',
      'in seconds',
      '',
    ]);
  });
});
