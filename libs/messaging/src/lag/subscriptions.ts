import { topicsOfGroup, type Catalogue } from '@shop/topics';
import type { Subscription } from './group-offsets.js';

/** The groups that read any topic, with their topics. */
export function subscriptionsOf(catalogue: Catalogue, groups: readonly string[]): Subscription[] {
  return groups
    .map((group) => ({ group, topics: topicsOfGroup(catalogue, group).map(({ name }) => name) }))
    .filter(({ topics }) => topics.length > 0);
}
