import { quantitiesOf, type BoardRow } from './books.js';
import type { Fact } from './facts.js';

type Happening = 'cancelled' | 'rejected' | 'dispatched' | 'delivered' | 'returned';

interface BoardFacts {
  orderId: string;
  version: number;
  quantities: string | null;
  trackingNumber: string | null;
  happened: Set<Happening>;
}

/** What the dispatch board has to show, from the facts alone. */
export function foldBoard(facts: readonly Fact[]): Map<string, BoardRow> {
  const known = new Map<string, BoardFacts>();
  for (const fact of facts) learn(known, fact);
  return new Map(Array.from(known.values(), (each) => [each.orderId, toRow(each)]));
}

const HAPPENINGS = new Map<string, Happening>([
  ['shop.order.v1.OrderCancelled', 'cancelled'],
  ['shop.shipment.v1.ShipmentRejected', 'rejected'],
  ['shop.shipment.v1.ShipmentDispatched', 'dispatched'],
  ['shop.shipment.v1.ShipmentDelivered', 'delivered'],
  ['shop.shipment.v1.ShipmentReturned', 'returned'],
]);

function learn(known: Map<string, BoardFacts>, { message }: Fact): void {
  if (message.$typeName === 'shop.order.v1.OrderPlaced') {
    of(known, message.orderId).quantities = quantitiesOf(message.lines);
  }
  const happening = HAPPENINGS.get(message.$typeName);
  if (!happening || !('orderId' in message)) return;
  const board = of(known, message.orderId);
  board.happened.add(happening);
  if ('shipmentId' in message) board.version = Math.max(board.version, message.version);
  if ('trackingNumber' in message) board.trackingNumber = message.trackingNumber;
}

function of(known: Map<string, BoardFacts>, orderId: string): BoardFacts {
  const board = known.get(orderId) ?? {
    orderId,
    version: 0,
    quantities: null,
    trackingNumber: null,
    happened: new Set(),
  };
  known.set(orderId, board);
  return board;
}

function toRow({ orderId, version, quantities, trackingNumber, happened }: BoardFacts): BoardRow {
  return {
    order_id: orderId,
    version,
    status: statusOf(happened),
    quantities,
    tracking_number: trackingNumber,
  };
}

function statusOf(happened: ReadonlySet<Happening>): string {
  if (happened.has('returned')) return 'RETURNED';
  if (happened.has('cancelled')) return happened.has('dispatched') ? 'RECALLED' : 'CANCELLED';
  if (happened.has('delivered')) return 'DELIVERED';
  if (happened.has('dispatched')) return 'DISPATCHED';
  return happened.has('rejected') ? 'REJECTED' : 'OPEN';
}
