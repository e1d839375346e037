import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { services } from '@shop/contracts';
import { parse, parseAllDocuments } from 'yaml';
import { environmentOf, ROOT, type ComposeFile } from './compose-file.js';
import { isComposeFile } from './compose-schema.js';

type Setting = [variable: string, value: string | undefined];

interface Generator {
  deploymentFiles(
    services: { name: string; port: number; settings: Setting[] }[],
  ): [file: string, text: string][];
}

const sample: { name: string; port: number; settings: Setting[] } = {
  name: 'sample',
  port: 3009,
  settings: [
    ['POINTS_PER_EURO', '10'],
    ['POINTS_EXPIRE', 'off'],
    ['POINTS_SINCE', undefined],
  ],
};

/** The files of a deployment of the shop with one more service. */
let files: Map<string, string>;
beforeAll(async () => {
  const generator = (await import(join(ROOT, 'tools/services/generate.mjs'))) as Generator;
  const others = Object.entries(services).map(([name, { port }]) => ({ name, port, settings: [] }));
  files = new Map(generator.deploymentFiles([...others, sample]));
});

describe('A service that is new in the list', () => {
  it('is a container of docker-compose.yml, with its tables, its settings and its user', () => {
    const file = parse(textOf('docker-compose.yml'), { merge: true }) as ComposeFile;
    const { sample: container, kafka, deploy, console: pages } = file.services;

    expect(isComposeFile(file)).toBe(true);
    expect(Object.keys(container?.depends_on ?? {})).toContain('migrate-sample');
    expect(container?.ports).toContain('127.0.0.1:${SAMPLE_PORT:-3009}:3009');
    expect(container && environmentOf(container)).toMatchObject({
      HTTP_PORT: '3009',
      KAFKA_USERNAME: 'sample',
      READ_DATABASE_URL: 'postgres://sample_read:sample_read@postgres:5432/sample_read',
      POINTS_PER_EURO: '10',
      POINTS_EXPIRE: 'off',
      POINTS_SINCE: undefined,
    });
    expect(kafka?.environment?.['SERVICE_USERS']).toMatch(/ sample$/);
    expect(deploy?.environment?.['SAMPLE_OPERATIONS_URL']).toBe('http://sample:3019');
    expect(Object.keys(pages?.depends_on ?? {})).toContain('sample');
  });

  it('counts in the memory that the containers need', () => {
    // Three services take 3.2 GB with all else, and each one more 384 MB.
    const containers = Object.keys(services).length + 1;

    expect(textOf('docker-compose.yml')).toContain(
      `# Memory: ${(2.048 + containers * 0.384).toFixed(1)} GB at most`,
    );
  });

  it.each([
    ['infra/compose/prometheus.yml', 'sample:3019'],
    ['infra/prometheus/prometheus.yml', '127.0.0.1:3019'],
  ])('is scraped by %s', (file, target) => {
    const { scrape_configs: jobs } = parse(textOf(file)) as {
      scrape_configs: { static_configs: object[] }[];
    };

    expect(jobs[0]?.static_configs).toContainEqual({ targets: [target], labels: { service: 'sample' } });
  });

  it('has an overlay in Kubernetes that its kustomization takes up, with its image', () => {
    const shop = parse(textOf('infra/kubernetes/kustomization.yaml')) as {
      resources: string[];
      images: { name: string }[];
    };
    const overlay = parse(textOf('infra/kubernetes/generated/sample/kustomization.yaml')) as object;

    expect(shop.resources).toContain('generated/sample');
    expect(shop.images.map(({ name }) => name)).toContain('localhost/reference-shop/sample');
    expect(overlay).toMatchObject({
      namePrefix: 'sample-',
      configMapGenerator: [{ literals: ['POINTS_PER_EURO=10', 'POINTS_EXPIRE=off'] }],
    });
    expect(textOf('infra/kubernetes/shop/settings.env')).toContain('SAMPLE_URL=http://sample-api\n');
  });

  it('has databases with owners of their own, and secrets, in the examples', () => {
    const [cluster, ...databases] = documentsIn('postgres');
    const names = [...databases, ...documentsIn('secrets')].map(({ metadata }) => metadata.name);

    expect(names).toEqual(expect.arrayContaining(['sample-write', 'sample-read', 'sample-secrets']));
    expect(JSON.stringify(cluster)).toContain('"name":"sample_write","login":true');
    // Each of its 20 pods holds 6 connections when idle.
    const idle = (Object.keys(services).length + 1) * 20 * 6;
    const [, connections] = /"max_connections":"(\d+)"/.exec(JSON.stringify(cluster)) ?? [];
    expect(Number(connections)).toBeGreaterThan(idle);
  });
});

function textOf(file: string): string {
  return files.get(file) ?? '';
}

function documentsIn(example: string): { metadata: { name: string } }[] {
  const documents = parseAllDocuments(textOf(`infra/kubernetes/examples/${example}.yaml`));
  return documents.map((document) => document.toJS() as { metadata: { name: string } });
}
