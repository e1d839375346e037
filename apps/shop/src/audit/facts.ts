import {
  topicCatalogue,
  type InvoiceCredited,
  type InvoiceIssued,
  type InvoicePaid,
  type OrderCancelled,
  type OrderCompleted,
  type OrderPlaced,
  type ShipmentDelivered,
  type ShipmentDispatched,
  type ShipmentRejected,
  type ShipmentReturned,
  type StockLevelChanged,
} from '@shop/contracts';

export type FactMessage =
  | OrderPlaced
  | OrderCancelled
  | OrderCompleted
  | ShipmentDispatched
  | ShipmentDelivered
  | ShipmentRejected
  | ShipmentReturned
  | StockLevelChanged
  | InvoiceIssued
  | InvoicePaid
  | InvoiceCredited;

/** A fact as it lies in its topic. */
export interface Fact {
  topic: string;
  key: string;
  id: string;
  at: Date;
  message: FactMessage;
  /** As it lies there. */
  value: Buffer;
}

/** The order or the SKU that it is about. */
export function aboutOf({ message }: Fact): string {
  return 'orderId' in message ? message.orderId : message.sku;
}

/** Without the later copies of the same fact, which a relay that was interrupted leaves behind. */
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

/** Whether the topic keeps every fact. Of the others only the latest of each key is sure to be there. */
export function keepsEveryFact(topic: string): boolean {
  return !compacted.has(topic);
}
