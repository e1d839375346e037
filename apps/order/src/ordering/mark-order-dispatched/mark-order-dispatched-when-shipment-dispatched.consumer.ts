import { Controller } from '@nestjs/common';
import { shipmentDispatched, type ShipmentDispatched } from '@shop/contracts';
import { EventHandler, type EventContext } from '@shop/messaging';
import { addLogFields } from '@shop/telemetry';
import { OrderRepository } from '../persistence/order.repository.js';

@Controller()
export class MarkOrderDispatchedWhenShipmentDispatched {
  constructor(private readonly orders: OrderRepository) {}

  @EventHandler(shipmentDispatched, { service: 'order', replayable: true })
  async handle({ orderId }: ShipmentDispatched, { tx }: EventContext): Promise<void> {
    addLogFields({ orderId });
    await this.orders.change(tx, orderId, (order) => order.learn('SHIPMENT_DISPATCHED', new Date()));
  }
}
