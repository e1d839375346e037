import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder, projectNode } from '../stack/paths.mjs';

/**
 * True when node_modules matches package-lock.json, by npm's own record of the installed packages.
 * @param {string} [folder] of the package
 */
export function isInstalled(folder = projectFolder) {
  const record = join(folder, 'node_modules/.package-lock.json');
  if (!existsSync(record) || !existsSync(projectNode)) return false;
  const installed = packagesOf(record);
  const wanted = Object.entries(packagesOf(join(folder, 'package-lock.json')));
  return wanted.every(([path, { version, optional, link }]) => {
    const matters = path !== '' && !optional && !link;
    return !matters || installed[path]?.version === version;
  });
}

function packagesOf(lockfile) {
  return JSON.parse(readFileSync(lockfile, 'utf8')).packages;
}
