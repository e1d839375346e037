import 'reflect-metadata';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { DynamicModule, Type } from '@nestjs/common';
import { serviceNames, topicCatalogue, type ServiceName } from '@shop/contracts';
import { projectionOf, type DeployedProjection } from '@shop/projection';
import type { Environment, ServiceConfig, ServiceDatabases } from '@shop/service';
import { topicsOwnedBy, type Topic } from '@shop/topics';
import { ofEachService } from '../apps.js';

const ROOT = join(import.meta.dirname, '../..');

const apps = await ofEachService<{ AppModule: { forRoot(config: ServiceConfig): DynamicModule } }>(
  'app.module',
);
const configs = await ofEachService<{ readConfig(environment: Environment): ServiceConfig }>('config');
const databases = await ofEachService<{ databases: ServiceDatabases }>('databases');
const projections = await ofEachService<{ projections: readonly DeployedProjection[] }>('projections');

describe.each(serviceNames)('what is written of the %s service', (service) => {
  it.each(['write', 'read'] as const)(
    'has its migrations of the %s side in a list, each once',
    async (side) => {
      const classes = await classesIn(`apps/${service}/src/migrations/${side}/*.ts`);
      const listed = databases[service].databases[side].migrations;
      const place = side === 'write' ? 'databases.ts' : 'a projection of projections.ts';

      const unlisted = classes.filter(
        ({ exported }) => listed.filter((each) => each === exported).length !== 1,
      );
      expect(unlisted.map(({ file }) => `${file}: list it once, in ${place} of apps/${service}/src`)).toEqual(
        [],
      );
    },
  );

  it('has its consumers and projectors among the controllers of a module', async () => {
    const controllers = controllersOf(apps[service].AppModule.forRoot(configs[service].readConfig({})));
    const classes = await classesIn(`apps/${service}/src/**/*.{consumer,projector}.ts`);

    const unlisted = classes.filter(({ exported }) => !controllers.has(exported as Type));
    expect(unlisted.map(({ file }) => `${file}: list it in "controllers" of its module`)).toEqual([]);
  });

  it('has its projectors in the list of what is deployed and rebuilt', async () => {
    const listed = new Set<unknown>(projections[service].projections.map(({ projector }) => projector));
    const classes = await classesIn(`apps/${service}/src/**/*.projector.ts`);

    const unlisted = classes.filter(({ exported }) => !listed.has(exported));
    expect(unlisted.map(({ file }) => `${file}: list it in apps/${service}/src/projections.ts`)).toEqual([]);
  });

  it('shows the version of each of its aggregates after any of its facts', () => {
    const aggregates = Map.groupBy(topicsOwnedBy(topicCatalogue, service), ({ keyField }) => keyField);

    expect([...aggregates].flatMap(([keyField, topics]) => unread(service, keyField, topics))).toEqual([]);
  });
});

/**
 * A view shows the version of the last fact that it has read itself, or that a view has read whose version it
 * asks for. If it leaves out facts, it stays behind without end, and a reader that waits for a version never
 * gets it.
 */
function unread(service: ServiceName, keyField: string, topics: readonly Topic[]): string[] {
  const views = projections[service].projections.map(({ projector }) => projectionOf(projector));
  const left = views.map(({ name, topics: read }) => {
    const others = views.filter(({ tables }) => asksFor(service, name, Object.keys(tables)));
    const known = new Set([...read, ...others.flatMap((each) => each.topics)]);
    return { name, topics: topics.filter((topic) => !known.has(topic)) };
  });
  if (left.some((each) => each.topics.length === 0)) return [];
  const [nearest] = left.toSorted((one, other) => one.topics.length - other.topics.length);
  const missing = (nearest?.topics ?? topics).map(({ name }) => name).join(', ');
  return [
    `No read model of ${service} has all facts by ${keyField}: ${nearest?.name ?? 'one'} should read ${missing}`,
  ];
}

/** Whether a query of the view takes the version from one of these tables. */
function asksFor(service: ServiceName, view: string, tables: readonly string[]): boolean {
  const files = globSync(`apps/${service}/src/views/${view}/*.query.ts`, { cwd: ROOT });
  const queries = files.map((file) => readFileSync(join(ROOT, file), 'utf8')).join('\n');
  return tables.some((table) => new RegExp(`version from ${table}\\b`).test(queries));
}

async function classesIn(pattern: string): Promise<{ file: string; exported: unknown }[]> {
  const files = globSync(pattern, { cwd: ROOT }).filter((file) => !file.endsWith('.spec.ts'));
  const modules = files.map(async (file) => {
    const exported = Object.values((await import(join(ROOT, file))) as Record<string, unknown>);
    return exported.filter(isClass).map((each) => ({ file, exported: each }));
  });
  return (await Promise.all(modules)).flat();
}

function isClass(exported: unknown): boolean {
  return typeof exported === 'function' && /^class\b/.test(String(exported));
}

/** The controllers of a module and of all its imports. */
function controllersOf(module: Type | DynamicModule): ReadonlySet<Type> {
  const { Class, imports, controllers } =
    'module' in module
      ? { Class: module.module, imports: module.imports ?? [], controllers: module.controllers ?? [] }
      : { Class: module, imports: [], controllers: [] };
  const declared = (key: string) => (Reflect.getMetadata(key, Class) as unknown[] | undefined) ?? [];
  const all = [...imports, ...declared('imports')] as (Type | DynamicModule)[];
  return new Set([
    ...controllers,
    ...(declared('controllers') as Type[]),
    ...all.flatMap((each) => [...controllersOf(each)]),
  ]);
}
