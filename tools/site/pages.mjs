import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../stack/paths.mjs';

/** The pages of the repository, by their paths in it. */
export function pageFiles() {
  const atTop = readdirSync(projectFolder).filter((file) => file !== 'AGENTS.md');
  const files = [...atTop, ...['docs', 'libs', 'test/tiny-system'].flatMap(filesUnder)];
  return files.filter((file) => file.endsWith('.md'));
}

/**
 * All files of a folder, by their paths in the repository, except installed and built ones. @param {string}
 * folder
 */
export function filesUnder(folder) {
  return readdirSync(join(projectFolder, folder), { withFileTypes: true })
    .filter(({ name }) => !['node_modules', 'dist', 'cache', '.temp'].includes(name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesUnder(path) : [path];
    });
}

/** @param {string} page */
export function readPage(page) {
  return readFileSync(join(projectFolder, page), 'utf8');
}
