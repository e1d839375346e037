import type { Books } from './books.js';
import { firstDeliveries, keepsEveryFact, type Fact } from './facts.js';

/**
 * One fact for each version of an aggregate, in each topic in the order of versions, and none of what nobody
 * knows.
 */
export function checkFacts(books: Books): string[] {
  const versions = versionsByKey(books);
  const byKey = Map.groupBy(firstDeliveries(books.facts), ({ key }) => key);
  const unfounded = [...byKey].filter(([key]) => !versions.has(key));
  return [
    ...[...versions].flatMap(([key, version]) => checkKey(key, version, byKey.get(key) ?? [])),
    ...unfounded.map(([key, facts]) => `${topicsOf(facts)} tells of ${key}, of which nobody knows`),
  ];
}

function checkKey(key: string, version: number, facts: Fact[]): string[] {
  return [...checkCompleteness(key, version, facts), ...checkOrder(key, facts)];
}

function checkCompleteness(key: string, version: number, facts: Fact[]): string[] {
  const published = facts.map(({ message }) => message.version).toSorted((a, b) => a - b);
  if (facts.some(({ topic }) => !keepsEveryFact(topic))) return checkLatest(key, version, published);
  const expected = Array.from({ length: version }, (_, index) => index + 1);
  if (published.join() === expected.join()) return [];
  return [
    `${key} is at version ${version}, its facts are ${published.join(', ') || 'none'} (${topicsOf(facts)})`,
  ];
}

function checkLatest(key: string, version: number, published: number[]): string[] {
  const differences: string[] = [];
  const twice = published.filter((each, index) => each === published[index - 1]);
  if (published.at(-1) !== version) {
    differences.push(`${key} is at version ${version}, its latest fact is ${published.at(-1)}`);
  }
  if (twice.length > 0) differences.push(`${key} has several facts of version ${twice.join(', ')}`);
  return differences;
}

function checkOrder(key: string, facts: Fact[]): string[] {
  return [...Map.groupBy(facts, ({ topic }) => topic)].flatMap(([topic, inTopic]) => {
    const order = inTopic.map(({ message }) => message.version);
    const isSorted = order.every((version, index) => version >= (order[index - 1] ?? 0));
    return isSorted ? [] : [`${key} has its facts in ${topic} in the order ${order.join(', ')}`];
  });
}

function topicsOf(facts: Fact[]): string {
  return [...new Set(facts.map(({ topic }) => topic))].join(', ') || 'no topic';
}

/** By the key of its facts, what each aggregate was changed last to. */
function versionsByKey({ aggregates }: Books): Map<string, number> {
  return new Map(aggregates.map(({ id, version }) => [id, version]));
}
