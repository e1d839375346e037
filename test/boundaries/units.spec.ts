import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const ROOT = join(import.meta.dirname, '../..');

const NUMBER = /\bconst ([A-Z][A-Z\d_]*) = [\d(]/g;
/** Words that make a constant a time. */
const TIME = new Set(
  'AFTER AGE BETWEEN DELAY EVERY FOREVER HOUR INTERVAL MINUTE PATIENCE PAUSE TIMEOUT WAIT WITHIN'.split(' '),
);
const UNIT = /_(?:US|MS|S|MINUTES|HOURS|DAYS)$/;

const sources = globSync('{apps,libs,bench,test,tools}/**/*.{ts,tsx,mjs}', {
  cwd: ROOT,
  exclude: ['**/node_modules', '**/dist', '**/cache'],
});

describe('the name of a time', () => {
  it('ends with its unit', () => {
    const times = sources.flatMap((file) =>
      [...readFileSync(join(ROOT, file), 'utf8').matchAll(NUMBER)]
        .map(([, name = '']) => ({ file, name }))
        .filter(({ name }) => name.split('_').some((word) => TIME.has(word))),
    );

    expect(times.length).toBeGreaterThan(100);
    expect(times.filter(({ name }) => !UNIT.test(name))).toEqual([]);
  });
});
