import { Controller } from '@nestjs/common';
import { shipmentReturned, type ShipmentReturned } from '@shop/contracts';
import { EventHandler, type EventContext } from '@shop/messaging';
import { fromTimestamp } from '@shop/topics';
import { LearnFactHandler } from '../learn-fact.handler.js';

@Controller()
export class CreditInvoiceWhenShipmentReturned {
  constructor(private readonly learnFact: LearnFactHandler) {}

  @EventHandler(shipmentReturned, { service: 'invoice', replayable: true })
  async handle({ orderId, occurredAt }: ShipmentReturned, { tx, now }: EventContext): Promise<void> {
    await this.learnFact.execute(tx, orderId, { returnedAt: fromTimestamp(occurredAt) }, now);
  }
}
