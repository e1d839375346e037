import { topicCatalogue } from '@shop/contracts';
import { partitionId, readGroupOffsets, type Subscription, type TopicOffsets } from '@shop/messaging';
import type { GroupKnowledge } from './reaction.js';
import type { Whereabouts } from './whereabouts.js';

/** Every group that subscribes to one of the topics, each with those of them to which it does. */
function subscriptions(topics: ReadonlySet<string>): Subscription[] {
  const pairs = topicCatalogue
    .filter(({ name }) => topics.has(name))
    .flatMap(({ name, subscribers }) => subscribers.map(({ group }) => ({ group, name })));
  return Array.from(
    Map.groupBy(pairs, ({ group }) => group),
    ([group, of]) => ({ group, topics: of.map(({ name }) => name) }),
  );
}

/**
 * Asks about the groups that read some topics: their progress in Kafka, and what their services know of them.
 */
export async function knowGroups(
  offsets: TopicOffsets,
  topics: ReadonlySet<string>,
  answers: readonly Whereabouts[],
): Promise<Map<string, GroupKnowledge>> {
  const groups = await readGroupOffsets(offsets, subscriptions(topics));
  return new Map(
    groups.map(({ group, waiting }): [string, GroupKnowledge] => {
      const next = new Map(waiting.map((range) => [partitionId(range), Number(range.begin)]));
      const answer = answers.find((each) => each.groups.some((known) => known.group === group));
      const whereabouts = answer?.groups.find((each) => each.group === group);
      return [group, { next, whereabouts, outbox: answer?.outbox ?? [] }];
    }),
  );
}
