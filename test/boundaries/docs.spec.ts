import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const ROOT = join(import.meta.dirname, '../..');

const libraries = readdirSync(join(ROOT, 'libs'));

const pages = [
  ...readdirSync(ROOT).filter((file) => file.endsWith('.md')),
  ...filesUnder('docs').filter((file) => file.endsWith('.md')),
  ...libraries.map((library) => readmeOf(library)),
];

const MAX_README_LINES = 60;

describe('the documentation', () => {
  it.each(pages.filter((page) => existsSync(join(ROOT, page))))('%s links to files that exist', (page) => {
    const broken = linksOf(page).filter((target) => !existsSync(join(ROOT, dirname(page), target)));

    expect(broken).toEqual([]);
  });

  it.each(pages)('%s hands options to a script behind --, since npm keeps others for itself', (page) => {
    const commands = readFileSync(join(ROOT, page), 'utf8').match(/npm run [a-z:]+ [^\n`|#]*/g) ?? [];

    expect(
      commands.filter((command) => / --\w/.test(command) && !/^npm run [a-z:]+ -- /.test(command)),
    ).toEqual([]);
  });

  it('shows every reaction in a flow, or in the README of its service', () => {
    const reactions = filesUnder('apps').filter((file) => file.endsWith('.consumer.ts'));
    const flows = [...filesUnder('docs/flows'), ...globSync('apps/*/README.md', { cwd: ROOT })];
    const shown = new Set(flows.flatMap(linksOf).map((target) => basename(target)));

    expect(reactions.filter((file) => !shown.has(basename(file)))).toEqual([]);
  });

  it('names in the README a test for each promise, as it is called', () => {
    const rows = [
      ...readFileSync(join(ROOT, 'README.md'), 'utf8').matchAll(/\| \[([^\]]+)\]\(([^)]+spec\.ts)\) +\|/g),
    ];

    expect(rows.length).toBeGreaterThanOrEqual(20);
    expect(
      rows.filter(([, name = '', file = '']) => !readFileSync(join(ROOT, file), 'utf8').includes(name)),
    ).toEqual([]);
  });

  it.each(['how-to', 'runbooks'])('lists every page of docs/%s', (folder) => {
    const pages = readdirSync(join(ROOT, 'docs', folder)).filter((file) => file !== 'README.md');

    expect(linksOf(`docs/${folder}/README.md`)).toEqual(expect.arrayContaining(pages));
  });

  it('lists every decision', () => {
    const records = readdirSync(join(ROOT, 'docs/adr')).filter((file) => /^\d{4}-/.test(file));

    expect(linksOf('docs/adr/README.md').toSorted()).toEqual(expect.arrayContaining(records));
  });
});

describe('the README of each library', () => {
  it.each(libraries)('of %s is there, is short and has a diagram', (library) => {
    const text = readFileSync(join(ROOT, readmeOf(library)), 'utf8');

    expect(text.trimEnd().split('\n').length).toBeLessThan(MAX_README_LINES);
    expect(text).toContain('```mermaid');
  });

  it.each(libraries)('of %s shows what the library exports', (library) => {
    const shown = importsOf(readFileSync(join(ROOT, readmeOf(library)), 'utf8'));

    expect(shown.map(({ from }) => from)).toContain(library);
    expect(shown.filter(({ from, name }) => !exportsOf(`libs/${from}/src/index.ts`).has(name))).toEqual([]);
  });
});

function readmeOf(library: string): string {
  return join('libs', library, 'README.md');
}

/** The imports from our libraries in the code of a page. */
function importsOf(text: string): { from: string; name: string }[] {
  const code = [...text.matchAll(/^```ts\n(.*?)^```/gms)].map(([, block = '']) => block).join('\n');
  return [...code.matchAll(/import (?:type )?\{([^}]*)\} from '@shop\/([^']+)'/g)].flatMap(
    ([, names = '', from = '']) => namesIn(names).map((name) => ({ from, name })),
  );
}

/** The names that a file exports, by itself or from others. */
function exportsOf(file: string): Set<string> {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const lists = [...text.matchAll(/^export (?:type )?\{([^}]*)\}/gm)].flatMap(([, names = '']) =>
    namesIn(names),
  );
  const declared = [
    ...text.matchAll(/^export (?:abstract |async )?(?:class|const|enum|function|interface|type) (\w+)/gm),
  ].map(([, name = '']) => name);
  const passedOn = [...text.matchAll(/^export \* from '(.*)\.js'/gm)].flatMap(([, target = '']) => [
    ...exportsOf(join(dirname(file), `${target}.ts`)),
  ]);
  return new Set([...lists, ...declared, ...passedOn]);
}

/** The exported names in a list like `a, type B, c as d`. */
function namesIn(list: string): string[] {
  return list.split(',').flatMap((each) => /(\w+)\s*$/.exec(each)?.[1] ?? []);
}

function filesUnder(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
    join(folder, file),
  );
}

/** The targets of a page's links within the repository. */
function linksOf(page: string): string[] {
  const text = readFileSync(join(ROOT, page), 'utf8');
  const targets = [...text.matchAll(/\]\(([^)#\s]+)/g)].map(([, target = '']) => target);
  return targets.filter((target) => !/^[a-z]+:/.test(target));
}
