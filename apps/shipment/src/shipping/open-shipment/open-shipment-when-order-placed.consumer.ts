import { Controller } from '@nestjs/common';
import { orderPlaced, type OrderPlaced } from '@shop/contracts';
import { EventHandler, type EventContext } from '@shop/messaging';
import { LearnFactHandler } from '../learn-fact.handler.js';
import { toPlacedOrder } from './placed-order.mapper.js';

/** Reserves the stock of all lines and opens the shipment, or reserves nothing and rejects it. */
@Controller()
export class OpenShipmentWhenOrderPlaced {
  constructor(private readonly learnFact: LearnFactHandler) {}

  @EventHandler(orderPlaced, { service: 'shipment', transaction: 'event', replayable: true })
  async handle(event: OrderPlaced, { tx, now }: EventContext): Promise<void> {
    await this.learnFact.execute(tx, event.orderId, { order: toPlacedOrder(event) }, now);
  }
}
