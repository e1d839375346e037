import { join } from 'node:path';
import { projectFolder } from '../stack/paths.mjs';

/**
 * @typedef {[variable: string, value: string | undefined]} Setting the default of the service; undefined when
 * it has none
 */

/**
 * The settings of a service beside those of every service, from its `config.ts`.
 * @param {string} service
 * @returns {Promise<Setting[]>}
 */
export async function ownSettings(service) {
  const { serviceSettings, variablesOf } = await import(built('libs/service/src/index.js'));
  const { readConfig, settings } = await import(built(`apps/${service}/src/config.js`));
  const common = new Set(variablesOf(serviceSettings({ name: service, httpPort: 0 })));
  const assumed = readConfig({});
  const keys = Object.keys(settings.shape);
  return variablesOf(settings)
    .map((variable, at) => [variable, textOf(assumed[keys[at]])])
    .filter(([variable]) => !common.has(variable));
}

function built(file) {
  return join(projectFolder, 'dist', file);
}

function textOf(value) {
  return value === undefined ? undefined : String(value);
}
