import { Controller } from '@nestjs/common';
import { fromMoney, orderPlaced, type OrderPlaced } from '@shop/contracts';
import { EventHandler, type EventContext } from '@shop/messaging';
import type { PlacedOrder } from '../domain/placed-order.js';
import { LearnFactHandler } from '../learn-fact.handler.js';

@Controller()
export class DraftInvoiceWhenOrderPlaced {
  constructor(private readonly learnFact: LearnFactHandler) {}

  @EventHandler(orderPlaced, { group: 'invoice', transaction: 'event' })
  async handle(event: OrderPlaced, { tx }: EventContext): Promise<void> {
    await this.learnFact.execute(tx, event.orderId, { order: orderOf(event) });
  }
}

function orderOf({ customerId, lines, total }: OrderPlaced): PlacedOrder {
  const copies = lines.map(({ sku, productName, quantity, unitPrice, lineTotal }) => {
    return { sku, productName, quantity, unitPrice: fromMoney(unitPrice), lineTotal: fromMoney(lineTotal) };
  });
  return { customerId, lines: copies, total: fromMoney(total) };
}
