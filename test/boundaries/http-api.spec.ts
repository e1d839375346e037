import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { platformProblems, problemKinds, type ProblemCatalogue } from '@shop/http';
import { ofEachService } from '../apps.js';

const ROOT = join(import.meta.dirname, '../..');
const PAGE = readFileSync(join(ROOT, 'docs/http-api.md'), 'utf8');

const modules = await ofEachService<{ problems: ProblemCatalogue }>('problems');
const services = Object.entries(modules).map(([name, { problems }]) => [name, problems] as const);

describe('the page about the HTTP APIs', () => {
  it.each([['All services', platformProblems] as const, ...services])(
    'lists the codes of: %s',
    (heading, catalogue) => {
      const rows = problemKinds(catalogue).map(({ status, code, when }) => `${status} ${code} ${when}`);

      expect(codesBelow(heading)).toEqual(rows);
    },
  );
});

describe('the catalogue of problems', () => {
  it.each(services)('of the %s service has every code that its sources use', (service, catalogue) => {
    const known = new Set(problemKinds(catalogue).map(({ code }) => code));

    expect(codesIn(`apps/${service}/src`).filter((code) => !known.has(code))).toEqual([]);
  });

  it('of all services has every code that the library uses', () => {
    const known = new Set(problemKinds(platformProblems).map(({ code }) => code));
    // The answers of operations are not for clients.
    const used = ['libs/http/src', 'libs/service/src'].flatMap((folder) => codesIn(folder));

    expect(used.filter((code) => !known.has(code))).toEqual([]);
    expect(used).toContain('PRECONDITION_FAILED');
  });
});

/** The rows of the table below a heading: status, code, when. */
function codesBelow(heading: string): string[] {
  const [, section = ''] = PAGE.split(`\n### ${heading}\n`);
  const [table = ''] = section.split('\n#', 1);
  return [...table.matchAll(/^\| (\d+) +\| `(\w+)` +\| (.*?) +\|$/gm)].map((row) => row.slice(1).join(' '));
}

function codesIn(folder: string): string[] {
  const files = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' });
  const sources = files.filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'));
  return sources.flatMap((file) =>
    [...readFileSync(join(ROOT, folder, file), 'utf8').matchAll(/\bcode(?: =|:) '([A-Z_]+)'/g)].map(
      ([, code = '']) => code,
    ),
  );
}
