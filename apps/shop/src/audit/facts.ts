import type { Message } from '@bufbuild/protobuf';
import type { Timestamp } from '@bufbuild/protobuf/wkt';
import { topicCatalogue } from '@shop/contracts';

/** The fields that every fact has. */
export type FactMessage = Message & { version: number; occurredAt?: Timestamp };

/** A fact in its topic. */
export interface Fact {
  topic: string;
  key: string;
  /** Its subject by the catalogue: an order, a SKU. */
  about: string;
  id: string;
  at: Date;
  message: FactMessage;
  /** The bytes in the topic. */
  value: Buffer;
}

/** Leaves out later copies of the same fact, which an interrupted relay publishes. */
export function firstDeliveries(facts: readonly Fact[]): Fact[] {
  const seen = new Set<string>();
  return facts.filter(({ id }) => {
    const isFirst = !seen.has(id);
    seen.add(id);
    return isFirst;
  });
}

const compacted = new Set(
  topicCatalogue.filter(({ cleanup }) => cleanup === 'compact').map(({ name }) => name),
);

/** Whether the topic keeps every fact. A compacted topic is sure to keep only the latest of each key. */
export function keepsEveryFact(topic: string): boolean {
  return !compacted.has(topic);
}
