import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../stack/paths.mjs';

/** Generated and downloaded folders, which belong to no clone. */
const elsewhere = new Set(['node_modules', '.stack', '.git', 'dist', 'cache']);

/** The paths of the project's own files. Node 20, with which checks begin, has no globSync. */
export function projectFiles(folder = '') {
  return readdirSync(join(projectFolder, folder), { withFileTypes: true }).flatMap((entry) => {
    if (elsewhere.has(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return projectFiles(path);
    return entry.isFile() ? [path] : [];
  });
}
