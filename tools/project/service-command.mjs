import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../stack/paths.mjs';
import { nodeCommand } from './prepare.mjs';

/** @param {string} service */
export function serviceProgram(service) {
  return join(projectFolder, `dist/apps/${service}/src/main.js`);
}

/**
 * The process of a service. @param {string} service @param {Record<string, string>} env @param {string[]}
 * [nodeOptions]
 */
export function serviceCommand(service, env, nodeOptions = []) {
  const { config } = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8'));
  const options = [...config.serviceNodeOptions.split(' '), ...nodeOptions];
  return nodeCommand([...options, serviceProgram(service)], { env });
}
