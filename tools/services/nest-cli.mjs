import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../stack/paths.mjs';

/** `nest-cli.json` with a project for each folder of `apps/` and `libs/`. */
export function nestCliFile() {
  const text = readFileSync(join(projectFolder, 'nest-cli.json'), 'utf8');
  const projects = [
    ...foldersIn('apps').map((root) => projectOf(root, 'application', 'main', 'tsconfig.app.json')),
    ...foldersIn('libs').map((root) => projectOf(root, 'library', 'index', 'tsconfig.lib.json')),
  ].toSorted(([one], [other]) => one.localeCompare(other));
  return JSON.stringify({ ...JSON.parse(text), projects: Object.fromEntries(projects) }, null, 2);
}

function foldersIn(parent) {
  return readdirSync(join(projectFolder, parent)).map((name) => `${parent}/${name}`);
}

function projectOf(root, type, entryFile, tsConfig) {
  const compilerOptions = { tsConfigPath: `${root}/${tsConfig}` };
  return [root.replace(/.*\//, ''), { type, root, entryFile, sourceRoot: `${root}/src`, compilerOptions }];
}
