import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectFolder, stackFolder } from '../stack/paths.mjs';
import { projectFiles } from './files.mjs';

/**
 * Whether a check has passed, and no file that it depends on has changed since.
 * @param {string} check @param {RegExp} pattern of their paths
 */
export function hasPassed(check, pattern) {
  const stamp = stampOf(check);
  if (!existsSync(stamp)) return false;
  const passedAt = Number(readFileSync(stamp, 'utf8'));
  const paths = projectFiles().filter((path) => pattern.test(path));
  // The time of a folder shows that files were deleted; that of the root shows every build.
  const folders = paths.map((path) => dirname(path)).filter((folder) => folder !== '.');
  const touched = new Set([...paths, ...folders]);
  return [...touched].every((path) => statSync(join(projectFolder, path)).mtimeMs < passedAt);
}

/** @param {string} check @param {number} began when it read its first file */
export function markPassed(check, began) {
  mkdirSync(dirname(stampOf(check)), { recursive: true });
  writeFileSync(stampOf(check), String(began));
}

const stampOf = (check) => join(stackFolder, 'check', `${check.replace(':', '-')}.passed`);
