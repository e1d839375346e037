import { Controller } from '@nestjs/common';
import { shipmentDispatched, type ShipmentDispatched } from '@shop/contracts';
import { EventHandler, type EventContext } from '@shop/messaging';
import { LearnFactHandler } from '../learn-fact.handler.js';

@Controller()
export class MarkOrderDispatchedWhenShipmentDispatched {
  constructor(private readonly learnFact: LearnFactHandler) {}

  @EventHandler(shipmentDispatched, { service: 'order', replayable: true })
  async handle({ orderId }: ShipmentDispatched, { tx, now }: EventContext): Promise<void> {
    await this.learnFact.execute(tx, orderId, { shipmentDispatched: true }, now);
  }
}
