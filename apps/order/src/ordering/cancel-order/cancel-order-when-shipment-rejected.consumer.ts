import { Controller } from '@nestjs/common';
import { shipmentRejected, type ShipmentRejected } from '@shop/contracts';
import { EventHandler, type EventContext } from '@shop/messaging';
import { LearnFactHandler } from '../learn-fact.handler.js';

@Controller()
export class CancelOrderWhenShipmentRejected {
  constructor(private readonly learnFact: LearnFactHandler) {}

  @EventHandler(shipmentRejected, { service: 'order', replayable: true })
  async handle({ orderId }: ShipmentRejected, { tx, now }: EventContext): Promise<void> {
    await this.learnFact.execute(tx, orderId, { shipmentRejected: true }, now);
  }
}
