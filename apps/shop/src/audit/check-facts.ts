import type { Aggregate, Books, Kind } from './books.js';
import { firstDeliveries, keepsEveryFact, type Fact } from './facts.js';

/**
 * Checks that each version of an aggregate has one fact, that each topic has these in the order of versions,
 * and that no fact is about an unknown aggregate.
 */
export function checkFacts({ kinds, aggregates, facts }: Books): string[] {
  const published = firstDeliveries(facts);
  return kinds.flatMap((kind) => {
    const topics = new Set(kind.topics);
    const own = aggregates.filter((each) => each.kind === kind.kind && each.service === kind.service);
    return checkKind(
      kind,
      own,
      published.filter(({ topic }) => topics.has(topic)),
    );
  });
}

/** An aggregate without a topic publishes no changes. */
function checkKind({ topics }: Kind, aggregates: readonly Aggregate[], facts: Fact[]): string[] {
  if (topics.length === 0) return [];
  const versions = new Map(aggregates.map(({ id, version }) => [id, version]));
  const byKey = Map.groupBy(facts, ({ key }) => key);
  const unfounded = [...byKey].filter(([key]) => !versions.has(key));
  return [
    ...[...versions].flatMap(([key, version]) => checkKey(key, version, byKey.get(key) ?? [])),
    ...unfounded.map(([key, told]) => `${topicsOf(told)} names ${key}, which no service knows`),
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
