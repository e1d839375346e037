import { Controller } from '@nestjs/common';
import { orderCancelled, type OrderCancelled } from '@shop/contracts';
import { EventHandler, type EventContext } from '@shop/messaging';
import { fromTimestamp } from '@shop/topics';
import { LearnFactHandler } from '../learn-fact.handler.js';

/**
 * Releases the stock of an unsent shipment, or recalls a sent one. If the order is not known yet, remembers
 * the cancellation.
 */
@Controller()
export class CancelShipmentWhenOrderCancelled {
  constructor(private readonly learnFact: LearnFactHandler) {}

  @EventHandler(orderCancelled, { service: 'shipment', transaction: 'event', replayable: true })
  async handle({ orderId, occurredAt }: OrderCancelled, { tx, now }: EventContext): Promise<void> {
    await this.learnFact.execute(tx, orderId, { cancelledAt: fromTimestamp(occurredAt) }, now);
  }
}
