import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const ROOT = join(import.meta.dirname, '../..');

const pages = ['CONTRIBUTING.md', 'README.md', ...filesUnder('docs').filter((file) => file.endsWith('.md'))];

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

  it('shows every reaction in the flow of an order', () => {
    const reactions = filesUnder('apps').filter((file) => file.endsWith('.consumer.ts'));
    const shown = new Set(linksOf('docs/flows/place-order.md').map((target) => basename(target)));

    expect(reactions.filter((file) => !shown.has(basename(file)))).toEqual([]);
  });

  it('lists every decision', () => {
    const records = readdirSync(join(ROOT, 'docs/adr')).filter((file) => /^\d{4}-/.test(file));

    expect(linksOf('docs/adr/README.md').toSorted()).toEqual(expect.arrayContaining(records));
  });
});

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
