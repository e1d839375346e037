import { Controller } from '@nestjs/common';
import { orderCancelled, type OrderCancelled } from '@shop/contracts';
import { EventHandler, type EventContext } from '@shop/messaging';
import { fromTimestamp } from '@shop/topics';
import { LearnFactHandler } from '../learn-fact.handler.js';

@Controller()
export class DropInvoiceWhenOrderCancelled {
  constructor(private readonly learnFact: LearnFactHandler) {}

  @EventHandler(orderCancelled, { service: 'invoice', replayable: true })
  async handle({ orderId, occurredAt }: OrderCancelled, { tx, now }: EventContext): Promise<void> {
    await this.learnFact.execute(tx, orderId, { cancelledAt: fromTimestamp(occurredAt) }, now);
  }
}
