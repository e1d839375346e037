import { join, resolve } from 'node:path';
import { Problem } from './problem.mjs';

export const projectFolder = resolve(import.meta.dirname, '../..');
export const stackFolder = join(projectFolder, '.stack');
/** The package that makes the site of the documentation. */
export const siteFolder = join(projectFolder, 'tools/site');
/** Downloads, shared by all instances and kept by `reset`. */
export const distributionFolder = join(stackFolder, 'dist');

/** @param {string} instance */
export const instanceFolder = (instance) => join(stackFolder, instance);

/** Folders beside the instances: the downloads, the caches of checks, and the logs of tests. */
const reserved = new Set(['dist', 'check', 'logs', 'test-logs']);

/**
 * The folder of the instance that STACK names, `shop` without it. Whole folders are deleted by this name, so
 * it must be a plain one.
 * @param {NodeJS.ProcessEnv} [env]
 */
export function chosenInstanceFolder({ STACK: name = 'shop' } = process.env) {
  const isPlain = /^[a-z][a-z0-9-]*$/.test(name) && !reserved.has(name) && !/^test-\d+$/.test(name);
  if (isPlain) return instanceFolder(name);
  throw new Problem(
    `STACK cannot be ${JSON.stringify(name)}: the name of an instance has lower-case letters, digits and dashes, and begins with a letter. ` +
      `${[...reserved].join(', ')} and test-<number> are taken.`,
  );
}
/** @param {string} folder @param {string} name */
export const logFile = (folder, name) => join(folder, 'logs', `${name}.log`);

/** The Node the project installs for itself, whichever Node runs this script. */
export const projectNode = join(projectFolder, 'node_modules', '.bin', 'node');
