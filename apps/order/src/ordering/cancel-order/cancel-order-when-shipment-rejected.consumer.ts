import { Controller } from '@nestjs/common';
import { shipmentRejected, type ShipmentRejected } from '@shop/contracts';
import { EventHandler, type EventContext } from '@shop/messaging';
import { addLogFields } from '@shop/telemetry';
import { OrderRepository } from '../persistence/order.repository.js';

@Controller()
export class CancelOrderWhenShipmentRejected {
  constructor(private readonly orders: OrderRepository) {}

  @EventHandler(shipmentRejected, { service: 'order', replayable: true })
  async handle({ orderId }: ShipmentRejected, { tx }: EventContext): Promise<void> {
    addLogFields({ orderId });
    await this.orders.change(tx, orderId, (order) => order.learn('SHIPMENT_REJECTED', new Date()));
  }
}
