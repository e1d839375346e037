import type { Subscription } from '@shop/messaging';
import { topicsOfGroup, type Catalogue } from '@shop/topics';

/** The groups among these that read anything, with what they read. */
export function subscriptionsOf(catalogue: Catalogue, groups: readonly string[]): Subscription[] {
  return groups
    .map((group) => ({ group, topics: topicsOfGroup(catalogue, group).map(({ name }) => name) }))
    .filter(({ topics }) => topics.length > 0);
}
