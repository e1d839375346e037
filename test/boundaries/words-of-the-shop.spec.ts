import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const ROOT = join(import.meta.dirname, '../..');

/** The words of the business that mean nothing else. Comments may use them as examples. */
const WORDS = /\b(?:customers?|invoices?|shipments?|skus?|stock|warehouses?)\b/i;

/** Splits names at their capitals too: `invoiceId` has a word of the shop. */
function wordsIn(code: string): string {
  return code
    .replaceAll(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '')
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ');
}

const sources = globSync('libs/*/src/**/*.ts', { cwd: ROOT }).filter(
  (file) => !/^libs\/(?:contracts|testing)\/|[.]spec[.]ts$/.test(file),
);

describe('the libraries', () => {
  it('know no word of the shop', () => {
    const telling = sources.filter((file) => WORDS.test(wordsIn(readFileSync(join(ROOT, file), 'utf8'))));

    expect(sources.length).toBeGreaterThan(100);
    expect(telling).toEqual([]);
  });
});
