import { Controller } from '@nestjs/common';
import { orderPlaced, type OrderPlaced } from '@shop/contracts';
import { PermanentError } from '@shop/inbox';
import { EventHandler, type EventContext } from '@shop/messaging';
import { addsUp } from '../domain/invoice-amounts.js';
import { LearnFactHandler } from '../learn-fact.handler.js';
import { toPlacedOrder } from './placed-order.mapper.js';

@Controller()
export class DraftInvoiceWhenOrderPlaced {
  constructor(private readonly learnFact: LearnFactHandler) {}

  // Not replayable: the amounts of an issued invoice must not change because this code has changed.
  @EventHandler(orderPlaced, { service: 'invoice', transaction: 'event' })
  async handle(event: OrderPlaced, { tx, now }: EventContext): Promise<void> {
    const order = toPlacedOrder(event);
    if (!addsUp(order)) {
      throw new PermanentError(`The lines of order ${event.orderId} do not add up to its total`);
    }
    await this.learnFact.execute(tx, event.orderId, { order }, now);
  }
}
