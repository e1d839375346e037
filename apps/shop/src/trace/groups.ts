import { topicCatalogue } from '@shop/contracts';
import { partitionId, readGroupOffsets, type Subscription, type TopicOffsets } from '@shop/messaging';
import type { GroupKnowledge } from './reaction.js';
import type { Whereabouts } from './whereabouts.js';

/** Returns every group that subscribes to one of these topics, with its share of them. */
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
 * Combines what is known about the groups that read these topics: their progress in Kafka, and the answers of
 * their services.
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
