import type { MessageShape } from '@bufbuild/protobuf';
import {
  orderCancelled,
  orderPlaced,
  shipmentDelivered,
  shipmentDispatched,
  shipmentRejected,
  shipmentReturned,
} from '@shop/contracts';
import { comparedList } from '@shop/operations';

export const topics = [
  orderPlaced,
  orderCancelled,
  shipmentRejected,
  shipmentDispatched,
  shipmentDelivered,
  shipmentReturned,
] as const;
export type ShipmentEvent = MessageShape<(typeof topics)[number]['schema']>;

/** The lines of an order, and of a row of the board. */
export const lines = comparedList('quantity', 'sku');

/** The known facts about the shipment of an order. */
export interface ShipmentFacts {
  version: number;
  quantities: string | null;
  trackingNumber: string | null;
  happened: ReadonlySet<string>;
}

const nothingKnown: ShipmentFacts = {
  version: 0,
  quantities: null,
  trackingNumber: null,
  happened: new Set(),
};

export function learn(known: ShipmentFacts = nothingKnown, event: ShipmentEvent): ShipmentFacts {
  return {
    version: 'shipmentId' in event ? Math.max(known.version, event.version) : known.version,
    quantities: 'lines' in event ? lines.textOf(event.lines) : known.quantities,
    trackingNumber: 'trackingNumber' in event ? event.trackingNumber : known.trackingNumber,
    happened: new Set([...known.happened, event.$typeName]),
  };
}

export function statusOf({ happened }: ShipmentFacts): string {
  if (happened.has(shipmentReturned.schema.typeName)) return 'RETURNED';
  const isSent = happened.has(shipmentDispatched.schema.typeName);
  if (happened.has(orderCancelled.schema.typeName)) return isSent ? 'RECALLED' : 'CANCELLED';
  if (happened.has(shipmentDelivered.schema.typeName)) return 'DELIVERED';
  if (isSent) return 'DISPATCHED';
  return happened.has(shipmentRejected.schema.typeName) ? 'REJECTED' : 'OPEN';
}
