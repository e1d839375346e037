import type { TopicSettings } from '@shop/messaging';

/** Finds existing topics that neither the catalogue nor a consumer group asks for. */
export function unownedTopics(existing: readonly string[], wanted: readonly TopicSettings[]): string[] {
  const owned = new Set(wanted.map(({ name }) => name));
  return existing.filter((name) => !owned.has(name));
}
