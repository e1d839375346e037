import { orderPlaced, topicCatalogue } from '@shop/contracts';
import { uuidv5 } from '@shop/uuid';
import { UsageError } from '../failure.js';

const UUID_V7 = /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

/** By how much the clocks of the processes that made the order and its facts may differ. */
const SKEW_MS = 5 * 60_000;

/** The keys of the facts about an order, as far as they follow from its id. */
export interface OrderKeys {
  orderId: string;
  /** By the field that is the key: `shipmentId` and so on. */
  keys: Record<string, string>;
}

/** The topics whose facts are about an order. Facts of other topics may follow from these. */
export const orderTopics = topicCatalogue.filter(({ aboutField }) => aboutField === orderPlaced.aboutField);

/** @throws UsageError when the text is not the id of an order */
export function keysOfOrder(text: string): OrderKeys {
  const orderId = text.toLowerCase();
  if (!UUID_V7.test(orderId)) {
    throw new UsageError(`${text} is not the id of an order, which is a UUID of version 7`);
  }
  const known = orderTopics.flatMap((topic): [string, string][] => {
    if (topic.keyField === topic.aboutField) return [[topic.keyField, orderId]];
    return topic.keyNamespace === undefined ? [] : [[topic.keyField, uuidv5(topic.keyNamespace, orderId)]];
  });
  return { orderId, keys: Object.fromEntries(known) };
}

/** The topics whose facts about the order have a known key, each with that key. */
export function keysByTopic({ keys }: OrderKeys): Map<string, string[]> {
  return new Map(
    orderTopics.flatMap(({ name, keyField }): [string, string[]][] => {
      const key = keys[keyField];
      return key === undefined ? [] : [[name, [key]]];
    }),
  );
}

/** No fact of the order is older than this: its id begins with the time of its creation. */
export function beforeOrder({ orderId }: OrderKeys): Date {
  return new Date(Number.parseInt(orderId.replace('-', '').slice(0, 12), 16) - SKEW_MS);
}
