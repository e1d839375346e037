import type { Fact } from './fact.js';
import { keysByTopic, orderTopics, type OrderKeys } from './order-keys.js';

const aboutFields = new Map(orderTopics.map(({ name, aboutField }) => [name, aboutField]));

/** Picks the facts about the order, and those that they caused, even about another subject. */
export function storyOf(order: OrderKeys, facts: readonly Fact[]): Fact[] {
  const keys = keysByTopic(order);
  const own = new Set(facts.filter((fact) => isAbout(order, keys, fact)).map(({ eventId }) => eventId));
  for (let known = -1; known < own.size;) {
    known = own.size;
    for (const { eventId, causationId } of facts) if (own.has(causationId ?? '')) own.add(eventId);
  }
  return facts.filter(({ eventId }) => own.has(eventId));
}

/** Where the key decides, a fact need not be readable. */
function isAbout({ orderId }: OrderKeys, keys: ReadonlyMap<string, string[]>, fact: Fact): boolean {
  const { topic, key, content } = fact;
  const known = keys.get(topic);
  if (known) return known.includes(key);
  const field = aboutFields.get(topic);
  const json = content && 'json' in content ? content.json : null;
  return field !== undefined && Object(json)[field] === orderId;
}
