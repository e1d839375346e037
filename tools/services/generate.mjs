import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { generateKafkaUsers } from '../kubernetes/kafka-users.mjs';
import { projectFolder } from '../stack/paths.mjs';
import { serviceList } from '../stack/services.mjs';
import { composeFile } from './compose.mjs';
import { httpApiPage } from './http-api.mjs';
import { kubernetesFiles } from './kubernetes.mjs';
import { nestCliFile } from './nest-cli.mjs';
import { ownSettings } from './own-settings.mjs';
import { prometheusFile } from './prometheus.mjs';

/** @typedef {{ name: string, port: number, settings: import('./own-settings.mjs').Setting[] }[]} Services */

/**
 * The files and folders that are made from the list of services. In some, only marked parts are.
 */
export const serviceFiles = [
  'docker-compose.yml',
  'docs/http-api.md',
  'infra/compose/prometheus.yml',
  'infra/kubernetes/examples/postgres.yaml',
  'infra/kubernetes/examples/secrets.yaml',
  'infra/kubernetes/generated',
  'infra/kubernetes/kustomization.yaml',
  'infra/kubernetes/shop/settings.env',
  'infra/prometheus/prometheus.yml',
  'nest-cli.json',
];

/**
 * Writes the parts of deployments and pages that depend on the services: from `services.json`, their settings
 * and problems, and the catalogue.
 * @param {string} root the project, or a folder beside it
 */
export async function generateServiceFiles(root) {
  const services = await Promise.all(
    Object.entries(serviceList).map(async ([name, { port }]) => ({
      name,
      port,
      settings: await ownSettings(name),
    })),
  );
  const texts = [
    ...deploymentFiles(services),
    ['docs/http-api.md', await httpApiPage(Object.keys(serviceList))],
    ['nest-cli.json', nestCliFile()],
  ];
  const generated = join(root, 'infra/kubernetes/generated');
  rmSync(generated, { recursive: true, force: true });
  for (const [file, text] of texts) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), await formatted(file, text));
  }
  await generateKafkaUsers(generated);
}

/** The text of each file. @param {Services} services @returns {[file: string, text: string][]} */
export function deploymentFiles(services) {
  const [compose, local] = ['infra/compose/prometheus.yml', 'infra/prometheus/prometheus.yml'];
  return [
    ['docker-compose.yml', composeFile(services)],
    [compose, prometheusFile(compose, services, (name) => name)],
    [local, prometheusFile(local, services, () => '127.0.0.1')],
    ...kubernetesFiles(services),
  ];
}

async function formatted(file, text) {
  if (file.endsWith('.env')) return text;
  const options = await resolveConfig(join(projectFolder, file));
  return format(text, { ...options, filepath: file });
}
