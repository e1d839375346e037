import { topicCatalogue } from '@shop/contracts';
import type { Subscription } from '@shop/messaging';

/** The groups among these that read anything, with what they read. */
export function subscriptionsOf(groups: readonly string[]): Subscription[] {
  const subscriptions = groups.map((group) => ({
    group,
    topics: topicCatalogue
      .filter(({ subscribers }) => subscribers.some((subscriber) => subscriber.group === group))
      .map(({ name }) => name),
  }));
  return subscriptions.filter(({ topics }) => topics.length > 0);
}
