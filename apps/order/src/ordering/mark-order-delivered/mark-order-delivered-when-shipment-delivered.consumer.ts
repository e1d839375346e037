import { Controller } from '@nestjs/common';
import { shipmentDelivered, type ShipmentDelivered } from '@shop/contracts';
import { EventHandler, type EventContext } from '@shop/messaging';
import { addLogFields } from '@shop/telemetry';
import { OrderRepository } from '../persistence/order.repository.js';

@Controller()
export class MarkOrderDeliveredWhenShipmentDelivered {
  constructor(private readonly orders: OrderRepository) {}

  @EventHandler(shipmentDelivered, { service: 'order', replayable: true })
  async handle({ orderId }: ShipmentDelivered, { tx }: EventContext): Promise<void> {
    addLogFields({ orderId });
    await this.orders.change(tx, orderId, (order) => order.learn('SHIPMENT_DELIVERED', new Date()));
  }
}
