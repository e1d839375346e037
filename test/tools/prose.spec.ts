import { describe, expect, it } from '@jest/globals';
import { projectRoot } from '@shop/testing';

interface Rule {
  pattern: RegExp;
}
interface Comments {
  commentsOf: (name: string, source: string) => string;
  protoCommentsOf: (source: string) => string;
}
interface Strings {
  sentencesOf: (name: string, source: string) => { line: number; text: string }[];
}

const { rules } = (await import(`${projectRoot}/tools/prose/rules.mjs`)) as { rules: Rule[] };
const comments = (await import(`${projectRoot}/tools/prose/comments.mjs`)) as Comments;
const { commentsOf, protoCommentsOf } = comments;
const { sentencesOf } = (await import(`${projectRoot}/tools/prose/strings.mjs`)) as Strings;

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
    'The row is not there any more',
    'A record written by somebody else than its group',
    'A customer waits for his order',
    'It shows what became of it',
    'The events of the key: what waits behind the first',
    'It runs for as long as the process',
    'The work has come to its end',
    'The view has not heard of it yet',
  ])('find "%s"', (text) => {
    expect(rules.filter(({ pattern }) => pattern.test(text))).not.toEqual([]);
  });

  it.each([
    'The broker cannot tell one client from another',
    'It tells new facts apart',
    'A row whose key is parked',
    'Each caller waits forever',
    'It says what follows from the fact',
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

describe('The comments of a contract', () => {
  it('stand in their lines, without the fields', () => {
    const source = '// The price,\nmessage Price {\n  int64 minor = 1; // In cents.\n}\n';
    expect(protoCommentsOf(source)).toBe('The price,\n\nIn cents.\n\n');
  });
});

describe('The sentences of a file', () => {
  const source = `logger.info({ a: 'two words' }, 'It is not clear yet');
throw new Error(\`The order \${id} waits for its parcel \${parcel}\`);
const sql = \`
  select id from orders
\`;`;

  it('are its strings of three words or more, also the parts of a template', () => {
    expect(sentencesOf('log.ts', source)).toEqual([
      { line: 1, text: 'It is not clear yet' },
      { line: 2, text: ' waits for its parcel ' },
    ]);
  });
});
