import { topicSettings } from '@shop/messaging';
import { topicCatalogue } from '@shop/contracts';
import type { Topic } from '@shop/topics';
import { Command } from 'commander';
import { readConfig } from '../config.js';
import { table } from '../table.js';
import { withTopicAdmin } from './with-topic-admin.js';

export const listTopics = new Command('list')
  .description('Shows the topics: who writes each, its key, who reads it, and whether it exists')
  .action(async () => {
    const { kafka, retryTiers, environment } = readConfig();
    const existing = new Set(await withTopicAdmin(kafka, (admin) => admin.list()));
    const wanted = new Set(topicSettings(topicCatalogue, retryTiers, environment).map(({ name }) => name));
    const stateOf = (name: string): string => (existing.has(name) ? 'exists' : 'MISSING');
    const inCatalogue = new Set(topicCatalogue.map(({ name }) => name));
    const retryAndDeadLetterTopics = [...wanted].filter((name) => !inCatalogue.has(name));
    const unknown = [...existing].filter((name) => !wanted.has(name));
    console.log(
      table([
        ['TOPIC', 'STATE', 'OWNER', 'KEY', 'PARTITIONS', 'CLEANUP', 'READ BY'],
        ...topicCatalogue.map((topic) => describe(topic, stateOf(topic.name))),
        ...retryAndDeadLetterTopics.map((name) => [name, stateOf(name)]),
        ...unknown.map((name) => [name, 'not ours']),
      ]),
    );
  });

function describe(
  { name, owner, keyField, partitions, cleanup, subscribers }: Topic,
  state: string,
): string[] {
  return [
    name,
    state,
    owner,
    keyField,
    String(partitions),
    cleanup,
    subscribers.map(({ group }) => group).join(', '),
  ];
}
