import { describe, expect, it } from '@jest/globals';
import { serviceNames, topicCatalogue } from '@shop/contracts';
import { groupsIn, groupsOf } from '@shop/topics';
import { roles } from '@shop/service';
import { parse, parseAllDocuments } from 'yaml';
import { readText } from './compose-file.js';
import { readConfigOf, serviceVariables, shopVariables } from './settings.js';

const FOLDER = 'infra/kubernetes';
const base = settingsIn(readText(`${FOLDER}/base/settings.env`));

interface Kustomization {
  configMapGenerator?: { literals?: string[] }[];
}

interface Secret {
  metadata: { name: string };
  stringData: Record<string, string>;
}

interface Pod {
  terminationGracePeriodSeconds: number;
  containers: {
    ports: { name: string; containerPort: number }[];
    [probe: `${string}Probe`]: { httpGet: { path: string; port: string } };
  }[];
}

describe('The manifests for Kubernetes', () => {
  it.each(serviceNames)('give %s every setting that is read, and no other', (name) => {
    const set = Object.keys({ ...environmentOf(name), ROLES: '' }).map((variable) =>
      variable.replace(/_FILE$/, ''),
    );
    // Without a certificate of its own a service is known by its password; everybody may read the registry;
    // nobody's baggage is passed on.
    const registry = ['REGISTRY_USERNAME', 'REGISTRY_PASSWORD'];
    const unused = ['KAFKA_TLS_CERT', 'KAFKA_TLS_KEY', 'BAGGAGE_KEYS', ...registry];

    expect([...set, ...unused].toSorted()).toEqual(serviceVariables(name));
  });

  it.each(serviceNames)('give %s what it would assume itself, but where things are', (name) => {
    const whereabouts = /Hosts?$|Port$|Url$|^environmentName$|^kafka|^trusted|Token$/;
    const told = readConfigOf(name, withoutFiles(environmentOf(name)));
    const differing = Object.entries(readConfigOf(name, {})).filter(([key]) => !whereabouts.test(key));

    expect(told).toMatchObject(Object.fromEntries(differing));
    expect([told.kafkaUsername, told.kafkaTls]).toEqual([name, true]);
  });

  it('give the command line every setting that is read, and no other', () => {
    const set = Object.keys({
      ...settingsIn(readText(`${FOLDER}/shop/settings.env`)),
      ...secretOf('shop'),
    });
    // The databases are made by the operator of PostgreSQL.
    const unused = ['KAFKA_TLS_CERT', 'KAFKA_TLS_KEY', 'POSTGRES_ADMIN_URL'];

    expect([...set.map((variable) => variable.replace(/_FILE$/, '')), ...unused].toSorted()).toEqual(
      shopVariables(),
    );
  });

  it('have a deployment for each role', () => {
    const deployed = roles.map((role) => documentsIn(`base/${role === 'api' ? 'api' : role}.yaml`)[0]);
    const told = deployed.map(
      (deployment) => JSON.stringify(deployment).match(/"ROLES","value":"(\w+)"/)?.[1],
    );

    expect(told).toEqual([...roles]);
  });

  it('ask at the ports and addresses that a service has', () => {
    const { containers, terminationGracePeriodSeconds } = podIn('base/process.yaml');
    const [container] = containers;
    const ports = Object.fromEntries(
      container?.ports.map(({ name, containerPort }) => [name, containerPort]) ?? [],
    );
    const controller = readText('libs/service/src/health/health.controller.ts');
    const answers = [...controller.matchAll(/@Get\('(\w+)'\)/g)].map(([, name]) => `/health/${name}`);

    expect(ports).toEqual({ http: Number(base['HTTP_PORT']), operations: Number(base['OPERATIONS_PORT']) });
    for (const probe of ['startupProbe', 'livenessProbe', 'readinessProbe'] as const) {
      expect(answers).toContain(container?.[probe]?.httpGet.path);
    }
    // The time a service takes to stop, and the pause before its signal.
    expect(terminationGracePeriodSeconds).toBeGreaterThan(25 + 5);
  });

  it.each(serviceNames)('scale %s by the lag of its groups', (name) => {
    const groups = new Set(groupsIn(topicCatalogue));
    const followed = [
      ...readText(`${FOLDER}/generated/${name}/kustomization.yaml`).matchAll(
        /consumerGroup, value: ([\w-]+)/g,
      ),
    ];

    expect(followed.map(([, group]) => group)).toEqual(groupsOf(name).filter((group) => groups.has(group)));
  });
});

function documentsIn(file: string): unknown[] {
  return parseAllDocuments(readText(`${FOLDER}/${file}`)).map((document) => document.toJS() as unknown);
}

function podIn(file: string): Pod {
  const { spec } = documentsIn(file)[0] as { spec: { template: { spec: Pod } } };
  return spec.template.spec;
}

/** The environment of a service's processes, without ROLES. */
function environmentOf(name: string): Record<string, string> {
  const { configMapGenerator = [] } = parse(
    readText(`${FOLDER}/generated/${name}/kustomization.yaml`),
  ) as Kustomization;
  const own = configMapGenerator.flatMap(({ literals = [] }) => literals);
  return { ...base, ...settingsIn(own.join('\n')), ...secretOf(name) };
}

function secretOf(name: string): Record<string, string> {
  const secrets = documentsIn('examples/secrets.yaml') as Secret[];
  const found = secrets.find(({ metadata }) => metadata.name === `${name}-secrets`);
  return Object.fromEntries(
    Object.entries(found?.stringData ?? {}).map(([key, value]) => [
      key,
      value.replace('<password>', 'p') || 'p'.repeat(16),
    ]),
  );
}

/** The lines `NAME=value` of a file. */
function settingsIn(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/^(\w+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value]),
  );
}

function withoutFiles(environment: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !name.endsWith('_FILE')));
}
