import { topicCatalogue } from '@shop/contracts';
import type { TopicAdmin } from '@shop/messaging';
import type { GroupKnowledge } from './reaction.js';
import type { Whereabouts } from './whereabouts.js';

/** Every group that subscribes to one of the topics, each with those of them to which it does. */
function subscriptions(topics: ReadonlySet<string>): Map<string, string[]> {
  const pairs = topicCatalogue
    .filter(({ name }) => topics.has(name))
    .flatMap(({ name, subscribers }) => subscribers.map(({ group }) => ({ group, name })));
  return new Map(
    Array.from(
      Map.groupBy(pairs, ({ group }) => group),
      ([group, of]) => [group, of.map(({ name }) => name)],
    ),
  );
}

/** What is known of the groups that read some topics: how far they are, and what the services have to say of them. */
export async function knowGroups(
  admin: TopicAdmin,
  topics: ReadonlySet<string>,
  answers: readonly Whereabouts[],
): Promise<Map<string, GroupKnowledge>> {
  const known = Array.from(
    subscriptions(topics),
    async ([group, names]): Promise<[string, GroupKnowledge]> => {
      const progress = await admin.progress(group, names);
      const next = new Map(progress.map((each) => [`${each.topic}/${each.partition}`, each.next]));
      const answer = answers.find(({ groups }) => groups.some((each) => each.group === group));
      const whereabouts = answer?.groups.find((each) => each.group === group);
      return [group, { next, whereabouts, outbox: answer?.outbox ?? [] }];
    },
  );
  return new Map(await Promise.all(known));
}
