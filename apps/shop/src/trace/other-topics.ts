import type { JsonValue } from '@bufbuild/protobuf';
import { topicCatalogue } from '@shop/contracts';
import type { Fact } from './fact.js';
import { orderTopics } from './order-keys.js';

/** Topics about other subjects than orders: products or customers. */
export const otherTopics = topicCatalogue.filter((topic) => !orderTopics.includes(topic));

/**
 * Finds the keys of other topics that facts name, as an order names its SKUs, by the key field of each topic.
 * A topic without such a key is left out.
 */
export function keysToldBy(facts: readonly Fact[]): Map<string, string[]> {
  const contents = facts.flatMap(({ content }) => (content && 'json' in content ? [content.json] : []));
  return new Map(
    otherTopics.flatMap(({ name, keyField }): [string, string[]][] => {
      const keys = [...new Set(contents.flatMap((json) => valuesOf(keyField, json)))];
      return keys.length === 0 ? [] : [[name, keys]];
    }),
  );
}

/** The values of the fields of that name, at any depth. */
function valuesOf(field: string, json: JsonValue): string[] {
  if (json === null || typeof json !== 'object') return [];
  if (Array.isArray(json)) return json.flatMap((each) => valuesOf(field, each));
  return Object.entries(json).flatMap(([name, value]) =>
    name === field && typeof value === 'string' ? [value] : valuesOf(field, value),
  );
}
