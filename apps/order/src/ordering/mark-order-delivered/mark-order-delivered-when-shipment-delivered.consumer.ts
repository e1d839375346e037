import { Controller } from '@nestjs/common';
import { shipmentDelivered, type ShipmentDelivered } from '@shop/contracts';
import { EventHandler, type EventContext } from '@shop/messaging';
import { LearnFactHandler } from '../learn-fact.handler.js';

@Controller()
export class MarkOrderDeliveredWhenShipmentDelivered {
  constructor(private readonly learnFact: LearnFactHandler) {}

  @EventHandler(shipmentDelivered, { service: 'order', replayable: true })
  async handle({ orderId }: ShipmentDelivered, { tx, now }: EventContext): Promise<void> {
    await this.learnFact.execute(tx, orderId, { shipmentDelivered: true }, now);
  }
}
