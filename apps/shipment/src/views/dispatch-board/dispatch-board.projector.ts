import {
  orderCancelled,
  orderPlaced,
  shipmentDelivered,
  shipmentDispatched,
  shipmentRejected,
  shipmentReturned,
  type OrderCancelled,
  type OrderPlaced,
  type ShipmentDelivered,
  type ShipmentDispatched,
  type ShipmentRejected,
  type ShipmentReturned,
} from '@shop/contracts';
import { Projection, Projects, type ProjectionTransaction } from '@shop/projection';
import { fromTimestamp } from '@shop/topics';
import { shipmentIdOf } from '../../shipment-id.js';
import { addressOf, lineOf } from './dispatch-board.response.js';
import { upsertOrders, upsertShipments, type OrderPart, type ShipmentPart } from './dispatch-board.rows.js';

@Projection({
  name: 'dispatch-board',
  service: 'shipment',
  tables: { dispatch_board: { began: 'placed_at' } },
})
export class DispatchBoardProjector {
  @Projects(orderPlaced)
  onOrderPlaced(events: readonly OrderPlaced[], tx: ProjectionTransaction): void {
    upsertOrders(tx, events.map(placed));
  }

  @Projects(orderCancelled)
  onOrderCancelled(events: readonly OrderCancelled[], tx: ProjectionTransaction): void {
    upsertOrders(tx, events.map(cancelled));
  }

  @Projects(shipmentRejected)
  onShipmentRejected(events: readonly ShipmentRejected[], tx: ProjectionTransaction): void {
    upsertShipments(tx, events.map(rejected));
  }

  @Projects(shipmentDispatched)
  onShipmentDispatched(events: readonly ShipmentDispatched[], tx: ProjectionTransaction): void {
    upsertShipments(tx, events.map(dispatched));
  }

  @Projects(shipmentDelivered)
  onShipmentDelivered(events: readonly ShipmentDelivered[], tx: ProjectionTransaction): void {
    upsertShipments(tx, events.map(delivered));
  }

  @Projects(shipmentReturned)
  onShipmentReturned(events: readonly ShipmentReturned[], tx: ProjectionTransaction): void {
    upsertShipments(tx, events.map(returned));
  }
}

function placed({ orderId, occurredAt, lines, shippingAddress }: OrderPlaced): OrderPart {
  return {
    ...idsOf(orderId),
    placedAt: fromTimestamp(occurredAt),
    lines: lines.map(lineOf),
    shippingAddress: addressOf(shippingAddress),
  };
}

function cancelled({ orderId, occurredAt }: OrderCancelled): OrderPart {
  return { ...idsOf(orderId), cancelledAt: fromTimestamp(occurredAt) };
}

function rejected({ occurredAt, ...shipment }: ShipmentRejected): ShipmentPart {
  return { ...shipment, rejectedAt: fromTimestamp(occurredAt) };
}

function dispatched({ occurredAt, ...shipment }: ShipmentDispatched): ShipmentPart {
  return { ...shipment, dispatchedAt: fromTimestamp(occurredAt) };
}

function delivered({ occurredAt, ...shipment }: ShipmentDelivered): ShipmentPart {
  return { ...shipment, deliveredAt: fromTimestamp(occurredAt) };
}

function returned({ occurredAt, ...shipment }: ShipmentReturned): ShipmentPart {
  return { ...shipment, returnedAt: fromTimestamp(occurredAt) };
}

/**
 * No fact says that a shipment is open: it is open as soon as its order is placed, and its id follows from
 * the order's.
 */
function idsOf(orderId: string) {
  return { orderId, shipmentId: shipmentIdOf(orderId) };
}
