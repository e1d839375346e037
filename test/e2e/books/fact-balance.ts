import { fromBinary } from '@bufbuild/protobuf';
import { topicCatalogue, type Topic } from '@shop/contracts';
import { HeaderName, type IncomingRecord } from '@shop/messaging';
import type { OrderBook, StockBook } from './tables.js';

/** A fact of the story as it lies in its topic. */
export interface Fact {
  topic: string;
  key: string;
  id: string;
  version: number;
}

/** What is not as it should be with the facts of the story's orders, shipments, invoices and products, one line each. */
export function factDifferences(facts: Fact[], orders: OrderBook[], stock: StockBook[]): string[] {
  const versions = versionsByKey(orders, stock);
  const byKey = Map.groupBy(facts, ({ key }) => key);
  return [...versions].flatMap(([key, version]) => aggregateDifferences(key, version, byKey.get(key) ?? []));
}

/** One fact for each version, and in each topic in the order of versions. Later copies of the same fact do not count. */
function aggregateDifferences(key: string, version: number, facts: Fact[]): string[] {
  const first = firstDeliveries(facts);
  const published = first.map((fact) => fact.version).toSorted((a, b) => a - b);
  const expected = Array.from({ length: version }, (_, index) => index + 1);
  const differences =
    published.join() === expected.join()
      ? []
      : [
          `${key}: version ${version}, but facts ${published.join()} (${first.map(({ topic }) => topic).join()})`,
        ];
  for (const [topic, inTopic] of Map.groupBy(first, (fact) => fact.topic)) {
    const order = inTopic.map((fact) => fact.version);
    if (order.some((each, index) => each < (order[index - 1] ?? 0))) {
      differences.push(`${key}: in ${topic} the order of versions is ${order.join()}`);
    }
  }
  return differences;
}

function firstDeliveries(facts: Fact[]): Fact[] {
  const seen = new Set<string>();
  return facts.filter(({ id }) => !seen.has(id) && seen.add(id));
}

/** How many facts each aggregate has told, by the key of its facts. */
export function versionsByKey(orders: OrderBook[], stock: StockBook[]): Map<string, number> {
  const rows = orders.flatMap(({ orderId, order, shipments, invoices }) => [
    { id: orderId, version: order.version },
    ...shipments,
    ...invoices,
  ]);
  return new Map([
    ...rows.map(({ id, version }): [string, number] => [id, version]),
    ...stock.map(({ sku, stock: row }): [string, number] => [sku, row?.version ?? 0]),
  ]);
}

/** Reads the facts out of records, those with the given keys. */
export function toFacts(records: IncomingRecord[], keys: ReadonlySet<string>): Fact[] {
  const topics = new Map(topicCatalogue.map((topic) => [topic.name, topic]));
  return records
    .filter(({ key }) => keys.has(key))
    .map(({ topic, key, headers, value }) => ({
      topic,
      key,
      id: headers[HeaderName.id]?.toString() ?? '',
      version: versionIn(topics.get(topic), value),
    }));
}

/** Of each topic the message is the first one in its file, so the registry's prefix has six bytes. */
function versionIn(topic: Topic | undefined, value: Buffer | null): number {
  if (!topic || !value) throw new Error(`A record of ${topic?.name} cannot be read`);
  const { version } = fromBinary(topic.schema, value.subarray(6)) as unknown as { version: number };
  return version;
}
