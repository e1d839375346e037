import { Controller } from '@nestjs/common';
import { shipmentDispatched, type ShipmentDispatched } from '@shop/contracts';
import { EventHandler, type EventContext } from '@shop/messaging';
import { fromTimestamp } from '@shop/topics';
import { LearnFactHandler } from '../learn-fact.handler.js';

@Controller()
export class IssueInvoiceWhenShipmentDispatched {
  constructor(private readonly learnFact: LearnFactHandler) {}

  @EventHandler(shipmentDispatched, { service: 'invoice', transaction: 'event', replayable: true })
  async handle({ orderId, occurredAt }: ShipmentDispatched, { tx, now }: EventContext): Promise<void> {
    await this.learnFact.execute(tx, orderId, { dispatchedAt: fromTimestamp(occurredAt) }, now);
  }
}
