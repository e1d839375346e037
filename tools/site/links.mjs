import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { projectFolder } from '../stack/paths.mjs';

/** The place of linked files of the repository in the site. */
const FILES = 'files';
const IMAGE = /\.(?:png|svg)$/;

/** The linked files that are not pages. */
const linked = new Set();

/**
 * Translates the links of a page from the repository to the site: a link to a page leads to that page, and a
 * link to any other file leads to a copy of it.
 * @param {import('vitepress').MarkdownRenderer} markdown
 * @throws in the build, for a link to a file that does not exist
 */
export function followLinks(markdown) {
  markdown.core.ruler.push('follow-links', ({ tokens, env }) => {
    const page = env.realPath ?? env.path;
    for (const link of tokens.flatMap(({ children }) => children ?? [])) {
      const href = link.type === 'link_open' ? link.attrGet('href') : null;
      if (href !== null && !/^(?:[a-z]+:|#)/.test(href)) link.attrSet('href', inSite(page, href));
    }
  });
}

/** Names a heading as GitHub does, so that one link works in both places. @param {string} heading */
export function slugOf(heading) {
  const words = heading.trim().toLowerCase();
  return words.replaceAll(/[^\p{L}\p{N}\s_-]/gu, '').replaceAll(/\s/g, '-');
}

/** @param {string} site the folder of the built site */
export function copyLinkedFiles(site) {
  for (const path of linked) {
    const from = join(projectFolder, path);
    const to = join(site, fileInSite(path));
    mkdirSync(dirname(to), { recursive: true });
    if (statSync(from).isDirectory()) writeFileSync(to, listing(from));
    else cpSync(from, to);
  }
}

function inSite(page, href) {
  const [path, ...anchor] = href.split(/(?=#)/);
  const target = resolve(dirname(page), decodeURI(path));
  const name = relative(projectFolder, target);
  if (!existsSync(target)) throw new Error(`${page} links to ${name}, which does not exist`);
  if (target.endsWith('.md')) return `/${pageInSite(name)}${anchor.join('')}`;
  linked.add(name);
  return `/${fileInSite(name)}`;
}

function pageInSite(path) {
  return path.replace(/(^|\/)README\.md$/, '$1index.md').replace(/\.md$/, '.html');
}

/** The path of a text copy, which browsers show instead of saving it. */
function fileInSite(path) {
  return IMAGE.test(path) ? `${FILES}/${path}` : `${FILES}/${path}.txt`;
}

function listing(folder) {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return `${files
    .filter((file) => !statSync(join(folder, file)).isDirectory())
    .toSorted()
    .join('\n')}\n`;
}

/** The first heading of a page. @param {string} path within the repository */
export function titleOf(path) {
  const [, title = path] = /^# (.+)$/m.exec(readFileSync(join(projectFolder, path), 'utf8')) ?? [];
  return title.replaceAll('`', '');
}
