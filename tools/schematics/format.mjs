import { extname } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { join } from 'node:path';
import { projectFolder } from '../stack/paths.mjs';

const formatted = new Set(['.ts', '.json', '.md', '.mjs']);

/**
 * Formats the created and changed files with Prettier. @returns
 * {import('@angular-devkit/schematics').Rule}
 */
export function layOut() {
  return async (tree) => {
    const paths = new Set(tree.actions.filter(({ kind }) => kind !== 'd').map(({ path }) => path));
    for (const path of [...paths].filter((each) => formatted.has(extname(each)))) {
      const filepath = join(projectFolder, path);
      const options = await resolveConfig(filepath);
      tree.overwrite(path, await format(tree.readText(path), { ...options, filepath }));
    }
  };
}
