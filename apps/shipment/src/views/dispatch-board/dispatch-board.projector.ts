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
import { mergeOrders, type OrderPart } from './sql/merge-orders.js';
import { mergeShipments, type ShipmentPart } from './sql/merge-shipments.js';

@Projection({
  name: 'dispatch-board',
  service: 'shipment',
  tables: { dispatch_board: { began: 'placed_at' } },
})
export class DispatchBoardProjector {
  @Projects(orderPlaced)
  onOrderPlaced(events: readonly OrderPlaced[], tx: ProjectionTransaction): void {
    mergeOrders(tx, events.map(placed));
  }

  @Projects(orderCancelled)
  onOrderCancelled(events: readonly OrderCancelled[], tx: ProjectionTransaction): void {
    mergeOrders(tx, events.map(cancelled));
  }

  @Projects(shipmentRejected)
  onShipmentRejected(events: readonly ShipmentRejected[], tx: ProjectionTransaction): void {
    mergeShipments(tx, events.map(rejected));
  }

  @Projects(shipmentDispatched)
  onShipmentDispatched(events: readonly ShipmentDispatched[], tx: ProjectionTransaction): void {
    mergeShipments(tx, events.map(dispatched));
  }

  @Projects(shipmentDelivered)
  onShipmentDelivered(events: readonly ShipmentDelivered[], tx: ProjectionTransaction): void {
    mergeShipments(tx, events.map(delivered));
  }

  @Projects(shipmentReturned)
  onShipmentReturned(events: readonly ShipmentReturned[], tx: ProjectionTransaction): void {
    mergeShipments(tx, events.map(returned));
  }
}

function placed({ occurredAt, lines, shippingAddress, ...order }: OrderPlaced): OrderPart {
  const placement = {
    placedAt: fromTimestamp(occurredAt),
    lines: lines.map(lineOf),
    shippingAddress: addressOf(shippingAddress),
  };
  return { ...orderAndShipment(order), placement };
}

function cancelled(event: OrderCancelled): OrderPart {
  return { ...orderAndShipment(event), cancelledAt: fromTimestamp(event.occurredAt) };
}

function rejected(event: ShipmentRejected): ShipmentPart {
  return { ...event, rejectedAt: fromTimestamp(event.occurredAt) };
}

function dispatched(event: ShipmentDispatched): ShipmentPart {
  const { carrier, trackingNumber, occurredAt } = event;
  return { ...event, dispatch: { carrier, trackingNumber, dispatchedAt: fromTimestamp(occurredAt) } };
}

function delivered(event: ShipmentDelivered): ShipmentPart {
  return { ...event, deliveredAt: fromTimestamp(event.occurredAt) };
}

function returned(event: ShipmentReturned): ShipmentPart {
  return { ...event, returnedAt: fromTimestamp(event.occurredAt) };
}

/**
 * No fact says that a shipment is open: it is as soon as its order is placed, and its id follows from the
 * order's.
 */
function orderAndShipment({ orderId, version }: { orderId: string; version: number }) {
  return { orderId, shipmentId: shipmentIdOf(orderId), version };
}
