import { describe, expect, it } from '@jest/globals';
import { topicCatalogue } from '@shop/contracts';
import { groupsIn } from '@shop/topics';
import { topicSettings } from './topic-settings.js';

const settings = topicSettings(topicCatalogue, ['5s', '1m'], 'local');

function settingsOf(name: string) {
  return settings.find((topic) => topic.name === name);
}

describe('the topics that have to exist', () => {
  it('are those of the catalogue, as it says', () => {
    expect(settings.map(({ name }) => name)).toEqual(
      expect.arrayContaining(topicCatalogue.map(({ name }) => name)),
    );
    expect(settingsOf('stock-level-changed')).toMatchObject({
      partitions: 12,
      config: { 'cleanup.policy': 'compact' },
    });
  });

  it.each(groupsIn(topicCatalogue))('are the tiers and the dead letters of group %s, too', (group) => {
    for (const name of [`retry.${group}.5s`, `retry.${group}.1m`, `dlq.${group}`]) {
      expect(settingsOf(name)).toMatchObject({
        partitions: 4,
        config: { 'cleanup.policy': 'delete', 'compression.type': 'producer' },
      });
    }
  });

  it.each([
    ['local', 1, '1'],
    ['production', 3, '2'],
  ] as const)('are kept as often as the environment %s says', (environment, replicas, inSync) => {
    for (const topic of topicSettings(topicCatalogue, ['5s'], environment)) {
      expect(topic).toMatchObject({
        replicationFactor: replicas,
        config: { 'min.insync.replicas': inSync },
      });
    }
  });

  it('differ in nothing else between environments', () => {
    const [local, production] = (['local', 'production'] as const).map((environment) =>
      topicSettings(topicCatalogue, ['5s'], environment).map((topic) => ({
        ...topic,
        replicationFactor: 0,
        config: { ...topic.config, 'min.insync.replicas': '' },
      })),
    );
    expect(local).toEqual(production);
  });

  it('are no others, and each once', () => {
    expect(new Set(settings.map(({ name }) => name)).size).toBe(settings.length);
    expect(settings).toHaveLength(topicCatalogue.length + groupsIn(topicCatalogue).length * 3);
  });
});
