import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { topicCatalogue } from '@shop/contracts';
import { SchemaRefusedError, SchemaRegistry, subjectOf } from '@shop/messaging';
import { registryOfStack, uniqueName } from '@shop/testing';
import { apply, breakingChanges, harmlessChanges, type Change } from './changes.js';
import { contractsIn, releases, ROOT } from './tools.js';

let registry: SchemaRegistry;

beforeAll(() => {
  registry = registryOfStack();
});

/** A subject in which every release of a contract is registered, in the order in which they were made. */
async function subjectWithReleases(file: string): Promise<string> {
  const subject = uniqueName('released-value');
  for (const text of releases.flatMap(({ changed }) => changed.contracts[file] ?? [])) {
    await registry.register(subject, text);
    await registry.requireBackwardCompatibility(subject);
  }
  return subject;
}

function changed(change: Change): string | undefined {
  const contracts = contractsIn(join(ROOT, 'proto'));
  apply(change, contracts);
  return contracts.get(change.file);
}

describe('the registry, with every released version registered', () => {
  it.each(topicCatalogue.map((topic) => [topic.schema.file.name, topic] as const))(
    'takes %s as it is now',
    async (name, topic) => {
      const subject = await subjectWithReleases(`${name}.proto`);
      const now = contractsIn(join(ROOT, 'proto')).get(`${name}.proto`) ?? '';
      expect([subjectOf(topic), await registry.isCompatible(subject, now)]).toEqual([subjectOf(topic), true]);
    },
  );

  it.each(breakingChanges.map((change) => [change.registry, change.what, change] as const))(
    '%s that %s',
    async (verdict, _, change) => {
      const text = changed(change);
      if (text === undefined) {
        expect(verdict).toBe('is not asked');
        return;
      }
      const registering = registry.register(await subjectWithReleases(change.file), text);
      await (verdict === 'refuses'
        ? expect(registering).rejects.toThrow(SchemaRefusedError)
        : expect(registering).resolves.toBeGreaterThan(0));
    },
  );

  it.each(harmlessChanges.map((change) => [change.what, change] as const))(
    'allows that %s',
    async (_, change) => {
      const text = changed(change) ?? '';
      await expect(registry.register(await subjectWithReleases(change.file), text)).resolves.toBeGreaterThan(
        0,
      );
    },
  );
});
