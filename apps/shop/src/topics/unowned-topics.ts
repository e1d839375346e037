import type { TopicSettings } from '@shop/messaging';

/** Those of the topics there are that neither the catalogue nor a consumer group asks for. */
export function unownedTopics(existing: readonly string[], wanted: readonly TopicSettings[]): string[] {
  const owned = new Set(wanted.map(({ name }) => name));
  return existing.filter((name) => !owned.has(name));
}
