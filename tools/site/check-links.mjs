import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/**
 * The links of the built site that lead nowhere: to no file, or to no heading of the page.
 * @param {string} site the folder of the built site
 */
export function deadLinks(site) {
  const pages = readdirSync(site, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.html'),
  );
  const contents = new Map(pages.map((page) => [join(site, page), readFileSync(join(site, page), 'utf8')]));
  const headings = new Map([...contents].map(([file, html]) => [file, new Set(attributes(html, 'id'))]));
  return pages.flatMap((page) => {
    const file = join(site, page);
    const links = [...attributes(contents.get(file), 'href'), ...attributes(contents.get(file), 'src')];
    const dead = links.filter((link) => isLocal(link) && !leadsSomewhere(link, file, site, headings));
    return [...new Set(dead)].map((link) => `${page} of the site links to ${link}, which does not exist`);
  });
}

function leadsSomewhere(link, from, site, headings) {
  const [path = '', heading = ''] = link.split('#').map(decodeURIComponent);
  const target =
    path === '' ? from : fileOf(path.startsWith('/') ? join(site, path) : resolve(dirname(from), path));
  if (!existsSync(target)) return false;
  return heading === '' || headings.get(target)?.has(heading) === true;
}

function fileOf(target) {
  if (existsSync(join(target, 'index.html'))) return join(target, 'index.html');
  return existsSync(`${target}.html`) ? `${target}.html` : target;
}

function isLocal(link) {
  return !/^[a-z]+:|^\/\//.test(link);
}

function attributes(html, name) {
  return [...html.matchAll(new RegExp(`<[a-z0-9]+ [^>]*?\\b${name}="([^"]*)"`, 'g'))].map(
    ([, value]) => value,
  );
}
