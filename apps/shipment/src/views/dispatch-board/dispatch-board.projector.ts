import { Controller } from '@nestjs/common';
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
  fromTimestamp,
} from '@shop/contracts';
import { EventHandler, type EventContext } from '@shop/messaging';
import { shipmentIdOf } from '../../shipment-id.js';
import { addressOf, lineOf } from './dispatch-board.response.js';
import { mergeOrder } from './sql/merge-order.js';
import { mergeShipment } from './sql/merge-shipment.js';

const projector = { group: 'shipment-projector' };

@Controller()
export class DispatchBoardProjector {
  @EventHandler(orderPlaced, projector)
  async onOrderPlaced(event: OrderPlaced, { tx }: EventContext): Promise<void> {
    const placement = {
      placedAt: fromTimestamp(event.occurredAt),
      lines: event.lines.map(lineOf),
      shippingAddress: addressOf(event.shippingAddress),
    };
    await mergeOrder(tx, { ...orderAndShipment(event), placement });
  }

  @EventHandler(orderCancelled, projector)
  async onOrderCancelled(event: OrderCancelled, { tx }: EventContext): Promise<void> {
    await mergeOrder(tx, { ...orderAndShipment(event), cancelledAt: fromTimestamp(event.occurredAt) });
  }

  @EventHandler(shipmentRejected, projector)
  async onShipmentRejected(event: ShipmentRejected, { tx }: EventContext): Promise<void> {
    await mergeShipment(tx, { ...event, rejectedAt: fromTimestamp(event.occurredAt) });
  }

  @EventHandler(shipmentDispatched, projector)
  async onShipmentDispatched(event: ShipmentDispatched, { tx }: EventContext): Promise<void> {
    const { carrier, trackingNumber } = event;
    const dispatch = { carrier, trackingNumber, dispatchedAt: fromTimestamp(event.occurredAt) };
    await mergeShipment(tx, { ...event, dispatch });
  }

  @EventHandler(shipmentDelivered, projector)
  async onShipmentDelivered(event: ShipmentDelivered, { tx }: EventContext): Promise<void> {
    await mergeShipment(tx, { ...event, deliveredAt: fromTimestamp(event.occurredAt) });
  }

  @EventHandler(shipmentReturned, projector)
  async onShipmentReturned(event: ShipmentReturned, { tx }: EventContext): Promise<void> {
    await mergeShipment(tx, { ...event, returnedAt: fromTimestamp(event.occurredAt) });
  }
}

/** No fact says that a shipment is open: it is as soon as its order is placed, and its id follows from the order's. */
function orderAndShipment({ orderId }: { orderId: string }) {
  return { orderId, shipmentId: shipmentIdOf(orderId) };
}
