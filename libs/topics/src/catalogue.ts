import { groupsOf } from './subscriber.js';
import type { Topic } from './topic.js';

/** All topics of a system. Topics, schemas, rights and subscriptions are made from it. */
export type Catalogue = readonly Topic[];

/** The injection token of the application's catalogue. */
export const CATALOGUE = Symbol('CATALOGUE');

/** The topics that a service may write. */
export function topicsOwnedBy(catalogue: Catalogue, service: string): Topic[] {
  return catalogue.filter(({ owner }) => owner === service);
}

/** The topics that a service reads, in any of its groups. */
export function topicsReadBy(catalogue: Catalogue, service: string): Topic[] {
  const groups = new Set(groupsOf(service));
  return catalogue.filter(({ subscribers }) => subscribers.some(({ group }) => groups.has(group)));
}

/** The topics that a consumer group reads. */
export function topicsOfGroup(catalogue: Catalogue, group: string): Topic[] {
  return catalogue.filter(({ subscribers }) => subscribers.some((subscriber) => subscriber.group === group));
}

/** Every consumer group that reads anything, each once. */
export function groupsIn(catalogue: Catalogue): string[] {
  return [...new Set(catalogue.flatMap(({ subscribers }) => subscribers.map(({ group }) => group)))];
}
