import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { serviceNames } from '@shop/contracts';

const ROOT = join(import.meta.dirname, '../..');

/** All services and nothing else, one behind the other: an array, a union, or the words of a loop. */
const quoted = serviceNames.map((name) => `['"\`]${name}['"\`]`).join(String.raw`\s*[,|]\s*`);
const words = serviceNames.join(String.raw`\s+`);
const aList = new RegExp(String.raw`${quoted}(?!\s*[,|]\s*['"])|\b${words}\b`);

const files = globSync(['{apps,libs,tools,bench}/**/*.{ts,tsx,mjs}', 'infra/**/*.{sh,mjs}'], {
  cwd: ROOT,
}).filter((file) => !/[.]spec[.]ts$|\/gen\/|\/node_modules\//.test(file));

describe('the list of services', () => {
  const inQuotes = serviceNames.map((name) => `'${name}'`);

  it.each([
    `const all = [${inQuotes.join(', ')}];`,
    `const all = [\n  ${inQuotes.join(',\n  ')},\n];`,
    `type Name = ${inQuotes.join(' | ')};`,
    `for user in ${serviceNames.join(' ')}; do`,
  ])('is seen in %j', (text) => {
    expect(text).toMatch(aList);
  });

  it('is in services.json and nowhere else, so that a new service touches one line', () => {
    const copies = files.filter((file) => aList.test(readFileSync(join(ROOT, file), 'utf8')));

    expect(files.length).toBeGreaterThan(500);
    expect(copies).toEqual([]);
  });
});
