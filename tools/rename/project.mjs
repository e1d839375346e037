import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { releasesOf, writeRelease } from '../contracts/releases.mjs';
import { projectFiles } from '../project/files.mjs';
import { projectFolder } from '../stack/paths.mjs';
import { services } from '../stack/services.mjs';
import { renamed } from './rules.mjs';

/** The current names of the project. @returns {import('./rules.mjs').Current} */
export function currentNames() {
  const { compilerOptions } = readJson('tsconfig.json');
  const [scoped] = Object.keys(compilerOptions.paths);
  return { scope: scoped.slice(1).split('/')[0], product: readJson('package.json').name, services };
}

function readJson(file) {
  return JSON.parse(readFileSync(join(projectFolder, file), 'utf8'));
}

/**
 * Returns the changes of a rename, and writes nothing.
 * @param {import('./rules.mjs').Rule[]} rules
 */
export function changesBy(rules) {
  return projectFiles()
    .toSorted()
    .flatMap((from) => {
      const content = readFileSync(join(projectFolder, from));
      const isText = !content.includes(0);
      const text = isText ? textOf(from, content.toString(), rules) : content;
      const to = renamed(from, rules);
      return to === from && (!isText || text === content.toString()) ? [] : [{ from, to, text }];
    });
}

/** Foreign packages in a lock file may have any name, so only the project's own names change in it. */
function textOf(file, text, rules) {
  if (!file.endsWith('package-lock.json')) return renamed(text, rules);
  return text.replaceAll(/^ {2,6}"name": ".*",$/gm, (line) => renamed(line, rules));
}

/** @param {ReturnType<typeof changesBy>} changes */
export function apply(changes) {
  for (const { from, to, text } of changes) {
    if (to !== from) rmSync(join(projectFolder, from));
    mkdirSync(dirname(join(projectFolder, to)), { recursive: true });
    writeFileSync(join(projectFolder, to), text);
  }
  for (const { from, to } of changes) if (to !== from) removeEmpty(dirname(from));
}

/**
 * Makes the releases again: each has a digest of its contracts, whose package has another name now.
 * @param {string} released
 */
export function releaseAnew(released) {
  for (const release of releasesOf({ released })) writeRelease(released, release);
}

function removeEmpty(folder) {
  const path = join(projectFolder, folder);
  if (folder === '.' || !existsSync(path) || readdirSync(path).length > 0) return;
  rmSync(path, { recursive: true });
  removeEmpty(dirname(folder));
}
