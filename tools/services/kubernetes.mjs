import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../stack/paths.mjs';
import { withParts } from './parts.mjs';

const folder = 'infra/kubernetes';
/**
 * Three of the four roles may have six instances, and one has two. The next constants count connections of a
 * process.
 */
const mostPods = 20;
const idleConnections = 8;
const maxConnections = 40;

/**
 * The manifests of the services: the text of each file.
 * @param {import('./generate.mjs').Services} services
 * @returns {[file: string, text: string][]}
 */
export function kubernetesFiles(services) {
  const names = services.map(({ name }) => name);
  return [
    ...services.map((service) => [`generated/${service.name}/kustomization.yaml`, overlay(service)]),
    ['kustomization.yaml', kustomization(names)],
    ['shop/settings.env', withParts(`${folder}/shop/settings.env`, { urls: names.map(urls).join('') })],
    ['examples/postgres.yaml', postgres(names)],
    [
      'examples/secrets.yaml',
      withParts(`${folder}/examples/secrets.yaml`, { services: names.map(secret).join('') }),
    ],
  ].map(([file, text]) => [`${folder}/${file}`, text]);
}

function overlay({ name: service, settings }) {
  const literals = settings
    .filter(([, value]) => value !== undefined)
    .map(([variable, value]) => `${variable}=${value}`);
  const generator = `configMapGenerator:
  - name: settings
    behavior: merge
    literals: ${JSON.stringify(literals)}
`;
  return `# Made by \`npm run services:generate\`: do not edit.
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
namePrefix: ${service}-
labels:
  - pairs: { app.kubernetes.io/name: ${service} }
    includeSelectors: true
resources:
  - ../../base
${literals.length > 0 ? generator : ''}patches:
  - target: { kind: (Deployment|Job) }
    patch: |
      - { op: replace, path: /spec/template/spec/containers/0/image, value: localhost/reference-shop/${service} }
      - { op: replace, path: /spec/template/spec/containers/0/envFrom/1/secretRef/name, value: ${service}-secrets }
  - target: { kind: TriggerAuthentication }
    patch: |
      - { op: replace, path: /spec/secretTargetRef/0/name, value: ${service}-secrets }
      - { op: replace, path: /spec/secretTargetRef/1/name, value: ${service}-secrets }
  - target: { kind: ScaledObject, name: consumers }
    patch: |
      - { op: replace, path: /spec/triggers/0/metadata/consumerGroup, value: ${service} }
  - target: { kind: ScaledObject, name: projectors }
    patch: |
      - { op: replace, path: /spec/triggers/0/metadata/consumerGroup, value: ${service}-projector }
`;
}

function kustomization(services) {
  const { version } = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8'));
  const images = services.map(
    (service) => `- name: localhost/reference-shop/${service}\n  newTag: ${version}`,
  );
  return withParts(`${folder}/kustomization.yaml`, {
    services: services.map((service) => `- generated/${service}`).join('\n'),
    images: images.join('\n'),
  });
}

function urls(service) {
  const name = service.toUpperCase();
  return `${name}_URL=http://${service}-api\n${name}_OPERATIONS_URL=http://${service}-api:3010\n`;
}

function postgres(services) {
  const names = services.flatMap((service) => [`${service}-write`, `${service}-read`]);
  const role = (name) => name.replace('-', '_');
  const pods = services.length * mostPods;
  const idle = pods * idleConnections;
  return withParts(`${folder}/examples/postgres.yaml`, {
    connections: `# A process holds ${idleConnections} connections when idle and at most ${maxConnections}: to each of two databases 10 for
# requests and 8 for events, and its relays'. At most ${pods} pods run (${mostPods} for each service): ${idle} when idle.
# All pools full at once would be ${(pods * maxConnections).toLocaleString('en')}; limit the replicas, or put a pooler in session mode before the read databases.
max_connections: '${Math.ceil((idle + 100) / 100) * 100}'`,
    roles: names
      .map((name) => `- { name: ${role(name)}, login: true, passwordSecret: { name: postgres-${name} } }`)
      .join('\n'),
    databases: names
      .map(
        (name) => `apiVersion: postgresql.cnpg.io/v1
kind: Database
metadata: { name: ${name}, namespace: shop }
spec: { name: ${role(name)}, owner: ${role(name)}, cluster: { name: postgres } }
---
`,
      )
      .join(''),
  });
}

function secret(service) {
  const url = (name) => `postgres://${name}:<password>@postgres-rw:5432/${name}`;
  return `apiVersion: v1
kind: Secret
metadata: { name: ${service}-secrets, namespace: shop }
stringData:
  KAFKA_USERNAME: ${service}
  KAFKA_PASSWORD: ''
  OPERATIONS_TOKEN: ''
  WRITE_DATABASE_URL: ${url(`${service}_write`)}
  READ_DATABASE_URL: ${url(`${service}_read`)}
---
`;
}
