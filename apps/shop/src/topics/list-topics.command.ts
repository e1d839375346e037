import { topicSettings } from '@shop/messaging';
import { topicCatalogue } from '@shop/contracts';
import type { Topic } from '@shop/topics';
import { Command } from 'commander';
import { readConfig } from '../config.js';
import { table } from '../table.js';
import { withTopicAdmin } from './with-topic-admin.js';

export const listTopics = new Command('list')
  .description('Shows the topics: who writes each, its key, who reads it, and whether it exists')
  .option('--json', 'as JSON', false)
  .action(async ({ json }: { json: boolean }) => {
    const { kafka, retryTiers, environment } = readConfig();
    const existing = new Set(await withTopicAdmin(kafka, (admin) => admin.list()));
    const wanted = new Set(topicSettings(topicCatalogue, retryTiers, environment).map(({ name }) => name));
    const stateOf = (name: string): State => (existing.has(name) ? 'exists' : 'MISSING');
    const inCatalogue = new Set(topicCatalogue.map(({ name }) => name));
    const retryAndDeadLetterTopics = [...wanted].filter((name) => !inCatalogue.has(name));
    const unknown = [...existing].filter((name) => !wanted.has(name));
    const topics: ListedTopic[] = [
      ...topicCatalogue.map((topic) => listed(topic, stateOf(topic.name))),
      ...retryAndDeadLetterTopics.map((name) => ({ name, state: stateOf(name) })),
      ...unknown.map((name) => ({ name, state: 'not ours' as const })),
    ];
    console.log(json ? JSON.stringify(topics, null, 2) : table([HEAD, ...topics.map(cells)]));
  });

const HEAD = ['TOPIC', 'STATE', 'OWNER', 'KEY', 'PARTITIONS', 'CLEANUP', 'READ BY'];

type State = 'exists' | 'MISSING' | 'not ours';

/** A topic outside of the catalogue has only `name` and `state`. */
interface ListedTopic extends Partial<Pick<Topic, 'owner' | 'keyField' | 'partitions' | 'cleanup'>> {
  name: string;
  state: State;
  readBy?: string[];
}

function listed(topic: Topic, state: State): ListedTopic {
  const { name, owner, keyField, partitions, cleanup, subscribers } = topic;
  return { name, state, owner, keyField, partitions, cleanup, readBy: subscribers.map(({ group }) => group) };
}

function cells({ name, state, owner, keyField, partitions, cleanup, readBy }: ListedTopic): string[] {
  const more = [owner, keyField, partitions, cleanup, readBy?.join(', ')];
  return [name, state, ...more.map((cell) => String(cell ?? ''))];
}
