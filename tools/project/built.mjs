import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../stack/paths.mjs';

const sources = ['apps', 'bench', 'libs', 'test', '.swcrc', 'package-lock.json'];
/** It lies in dist, so that a build by hand, which empties dist, removes it. */
const stamp = join(projectFolder, 'dist/.built');

/**
 * True when nothing has changed since the last build: then a running shop keeps its files while tests start.
 */
export function isBuilt() {
  if (!existsSync(stamp)) return false;
  const builtAt = Number(readFileSync(stamp, 'utf8'));
  return sources.every((source) => newestChange(join(projectFolder, source)) < builtAt);
}

/** @param {number} began when the build read its first file */
export function markBuilt(began) {
  writeFileSync(stamp, String(began));
}

/** A folder's own time shows that files were deleted. */
function newestChange(path) {
  const status = statSync(path, { throwIfNoEntry: false });
  if (!status) return 0;
  const inside = status.isDirectory() ? readdirSync(path).map((name) => newestChange(join(path, name))) : [];
  return Math.max(status.mtimeMs, ...inside);
}
