import { join, resolve } from 'node:path';

export const projectFolder = resolve(import.meta.dirname, '../..');
export const stackFolder = join(projectFolder, '.stack');
/** Downloads, shared by all instances and kept by `reset`. */
export const distributionFolder = join(stackFolder, 'dist');

/** @param {string} instance */
export const instanceFolder = (instance) => join(stackFolder, instance);
/** @param {string} folder @param {string} name */
export const logFile = (folder, name) => join(folder, 'logs', `${name}.log`);

/** The Node the project installs for itself, whichever Node runs this script. */
export const projectNode = join(projectFolder, 'node_modules', '.bin', 'node');
