import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/**
 * @typedef {object} Release
 * @property {number} number
 * @property {string} folder
 * @property {string} date
 * @property {string} sha256 of everything else in the folder
 */

/** All releases, the oldest first. @param {import('./layout.mjs').Layout} layout @returns {Release[]} */
export function releasesOf({ released }) {
  if (!existsSync(released)) return [];
  const numbers = readdirSync(released)
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .toSorted((a, b) => a - b);
  return numbers.map((number) => {
    const folder = join(released, String(number));
    return { number, folder, ...JSON.parse(readFileSync(join(folder, 'release.json'), 'utf8')) };
  });
}

/** The digest of a release. It shows whether anything in it was touched later. @param {string} folder */
export function digestOf(folder) {
  const hash = createHash('sha256');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'release.json')
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .toSorted();
  for (const file of files) hash.update(`${file}\n`).update(readFileSync(join(folder, file)));
  return hash.digest('hex');
}
