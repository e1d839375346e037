import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../stack/paths.mjs';
import { titleOf } from './links.mjs';

/**
 * The first pages to read, in this order. The other pages follow by folder, without a list.
 */
const FIRST = ['README.md', 'docs/tour.md', 'docs/architecture.md', 'docs/glossary.md', 'docs/comparison.md'];

export function sidebar() {
  return [
    group('Begin', FIRST),
    group('Flows', pagesIn('docs/flows')),
    group('How to', pagesIn('docs/how-to')),
    group('Libraries', readmesIn('libs')),
    group('More', [
      ...pagesIn('docs').filter((page) => !FIRST.includes(page)),
      'CONTRIBUTING.md',
      'SECURITY.md',
    ]),
    group('Events', pagesIn('docs/events')),
    group('Runbooks', pagesIn('docs/runbooks')),
    group('Decisions', pagesIn('docs/adr')),
  ];
}

function group(text, pages) {
  return {
    text,
    collapsed: text !== 'Begin',
    items: pages.map((page) => ({
      text: titleOf(page),
      link: `/${page.replace(/README\.md$/, '').replace(/\.md$/, '')}`,
    })),
  };
}

function pagesIn(folder) {
  const files = readdirSync(join(projectFolder, folder)).filter((file) => file.endsWith('.md'));
  return files
    .toSorted((a, b) => (b === 'README.md') - (a === 'README.md') || a.localeCompare(b))
    .map((file) => `${folder}/${file}`);
}

function readmesIn(folder) {
  const pages = readdirSync(join(projectFolder, folder)).map((name) => `${folder}/${name}/README.md`);
  return pages.filter((page) => existsSync(join(projectFolder, page)));
}
