import { ID_NAMESPACES, topicCatalogue } from '@shop/contracts';
import { uuidv5 } from '@shop/database';
import { UsageError } from '../failure.js';

const UUID_V7 = /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

/** By how much the clocks of those who made the order and its facts may differ. */
const SKEW_MS = 5 * 60_000;

/** The keys of an order's facts: two are made of the first one. */
export interface OrderKeys {
  orderId: string;
  shipmentId: string;
  invoiceId: string;
}

/** @throws UsageError when that is no id of an order */
export function keysOfOrder(text: string): OrderKeys {
  const orderId = text.toLowerCase();
  if (!UUID_V7.test(orderId)) {
    throw new UsageError(`${text} is not the id of an order, which is a UUID of version 7`);
  }
  return {
    orderId,
    shipmentId: uuidv5(ID_NAMESPACES.shipment, orderId),
    invoiceId: uuidv5(ID_NAMESPACES.invoice, orderId),
  };
}

/** The topics in which the order has facts, each with the key that they have there. */
export function keysByTopic(keys: OrderKeys): Map<string, string[]> {
  const known = new Map(Object.entries(keys));
  return new Map(
    topicCatalogue.flatMap(({ name, keyField }): [string, string[]][] => {
      const key = known.get(keyField);
      return key === undefined ? [] : [[name, [key]]];
    }),
  );
}

/** Before that there is no fact of the order: its id begins with the time when it was made. */
export function beforeOrder({ orderId }: OrderKeys): Date {
  return new Date(Number.parseInt(orderId.replace('-', '').slice(0, 12), 16) - SKEW_MS);
}
