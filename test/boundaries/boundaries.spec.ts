import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from '@jest/globals';

/**
 * A guard that nobody has seen say no guards nothing. `planted/` is a small copy of the repository's shape
 * with files that break a rule, `breaks.<rule>[.<how>].ts`, and files that do what the rule asks for,
 * `keeps.<rule>[...].ts`.
 */
const ROOT = join(import.meta.dirname, '../..');
const PLANTED = join(import.meta.dirname, 'planted');
const CONFIG = join(ROOT, '.dependency-cruiser.cjs');

interface Rule {
  name: string;
  comment: string;
}

interface Cruise {
  modules: { source: string; dependencies: { couldNotResolve: boolean }[] }[];
  summary: { violations: { from: string; rule: { name: string } }[] };
}

const { forbidden: rules }: { forbidden: Rule[] } = createRequire(import.meta.url)(CONFIG);
const names = rules.map(({ name }) => name);

const ruleOf = (path: string) => basename(path).split('.')[1] ?? '';

async function cruisePlanted(): Promise<Cruise> {
  const depcruise = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [depcruise, 'apps', 'libs', 'test', '--config', CONFIG, '--output-type', 'json'],
    { cwd: PLANTED, maxBuffer: 2 ** 24 },
  );
  const cruise: Cruise = JSON.parse(stdout);
  return cruise;
}

describe('the boundaries', () => {
  let cruise: Cruise;
  const planted = (kind: 'breaks' | 'keeps') =>
    cruise.modules.filter(({ source }) => basename(source).startsWith(`${kind}.`));

  beforeAll(async () => {
    cruise = await cruisePlanted();
  });

  it.each(names)('%s is reported where it is broken, and only there', (rule) => {
    const found = cruise.summary.violations.filter((violation) => violation.rule.name === rule);
    const broken = planted('breaks').filter(({ source }) => ruleOf(source) === rule);

    expect(broken).not.toEqual([]);
    expect(found.map(({ from }) => from).toSorted()).toEqual(broken.map(({ source }) => source).toSorted());
  });

  it.each(names)('%s leaves alone what keeps it', (rule) => {
    const kept = planted('keeps').filter(({ source }) => ruleOf(source) === rule);
    const found = cruise.summary.violations.filter(({ from }) => kept.some(({ source }) => source === from));

    expect(kept.flatMap(({ dependencies }) => dependencies)).not.toEqual([]);
    expect(found).toEqual([]);
  });

  it('finds every planted import, so that none is innocent only because it was not followed', () => {
    const lost = cruise.modules.filter(({ dependencies }) => dependencies.some((one) => one.couldNotResolve));

    expect(lost.map(({ source }) => source)).toEqual([]);
  });

  it('plants nothing for a rule that does not exist', () => {
    const strays = [...planted('breaks'), ...planted('keeps')].filter(
      ({ source }) => !new Set(names).has(ruleOf(source)),
    );

    expect(strays).toEqual([]);
  });

  it('tells in each rule what to do instead', () => {
    expect(rules.filter(({ comment }) => !comment.includes(': ')).map(({ name }) => name)).toEqual([]);
  });

  it('gives every library a place among the others', async () => {
    const libraries = await readdir(join(ROOT, 'libs'));
    const placed = rules.flatMap(({ name }) => /^(.+)-library-direction$/.exec(name)?.[1] ?? []);

    expect(placed).toEqual(expect.arrayContaining(libraries.filter((name) => name !== 'testing')));
  });
});
