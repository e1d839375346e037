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

const loyalty: { name: string; port: number; settings: Setting[] } = {
  name: 'loyalty',
  port: 3004,
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
  files = new Map(generator.deploymentFiles([...others, loyalty]));
});

describe('A service that is new in the list', () => {
  it('is a container of docker-compose.yml, with its tables, its settings and its user', () => {
    const file = parse(textOf('docker-compose.yml'), { merge: true }) as ComposeFile;
    const { loyalty: container, kafka, deploy, console: pages } = file.services;

    expect(isComposeFile(file)).toBe(true);
    expect(Object.keys(container?.depends_on ?? {})).toContain('migrate-loyalty');
    expect(container?.ports).toContain('127.0.0.1:${LOYALTY_PORT:-3004}:3004');
    expect(container && environmentOf(container)).toMatchObject({
      HTTP_PORT: '3004',
      KAFKA_USERNAME: 'loyalty',
      READ_DATABASE_URL: 'postgres://loyalty_read:loyalty_read@postgres:5432/loyalty_read',
      POINTS_PER_EURO: '10',
      POINTS_EXPIRE: 'off',
      POINTS_SINCE: undefined,
    });
    expect(kafka?.environment?.['SERVICE_USERS']).toMatch(/ loyalty$/);
    expect(deploy?.environment?.['LOYALTY_OPERATIONS_URL']).toBe('http://loyalty:3014');
    expect(Object.keys(pages?.depends_on ?? {})).toContain('loyalty');
  });

  it('counts in the memory that the containers need', () => {
    // Three services take 3.2 GB with all else, and each one more 384 MB.
    const containers = Object.keys(services).length + 1;

    expect(textOf('docker-compose.yml')).toContain(
      `# Memory: ${(2.048 + containers * 0.384).toFixed(1)} GB at most`,
    );
  });

  it.each([
    ['infra/compose/prometheus.yml', 'loyalty:3014'],
    ['infra/prometheus/prometheus.yml', '127.0.0.1:3014'],
  ])('is scraped by %s', (file, target) => {
    const { scrape_configs: jobs } = parse(textOf(file)) as {
      scrape_configs: { static_configs: object[] }[];
    };

    expect(jobs[0]?.static_configs).toContainEqual({ targets: [target], labels: { service: 'loyalty' } });
  });

  it('has an overlay in Kubernetes that its kustomization takes up, with its image', () => {
    const shop = parse(textOf('infra/kubernetes/kustomization.yaml')) as {
      resources: string[];
      images: { name: string }[];
    };
    const overlay = parse(textOf('infra/kubernetes/generated/loyalty/kustomization.yaml')) as object;

    expect(shop.resources).toContain('generated/loyalty');
    expect(shop.images.map(({ name }) => name)).toContain('localhost/reference-shop/loyalty');
    expect(overlay).toMatchObject({
      namePrefix: 'loyalty-',
      configMapGenerator: [{ literals: ['POINTS_PER_EURO=10', 'POINTS_EXPIRE=off'] }],
    });
    expect(textOf('infra/kubernetes/shop/settings.env')).toContain('LOYALTY_URL=http://loyalty-api\n');
  });

  it('has databases with owners of their own, and secrets, in the examples', () => {
    const [cluster, ...databases] = documentsIn('postgres');
    const names = [...databases, ...documentsIn('secrets')].map(({ metadata }) => metadata.name);

    expect(names).toEqual(expect.arrayContaining(['loyalty-write', 'loyalty-read', 'loyalty-secrets']));
    expect(JSON.stringify(cluster)).toContain('"name":"loyalty_write","login":true');
    // A process of each of its 20 pods holds 6 connections.
    expect(JSON.stringify(cluster)).toContain('"max_connections":"600"');
  });
});

function textOf(file: string): string {
  return files.get(file) ?? '';
}

function documentsIn(example: string): { metadata: { name: string } }[] {
  const documents = parseAllDocuments(textOf(`infra/kubernetes/examples/${example}.yaml`));
  return documents.map((document) => document.toJS() as { metadata: { name: string } });
}
