import { Controller } from '@nestjs/common';
import { fromMoney, fromMoneyOrZero, orderPlaced, type OrderLine, type OrderPlaced } from '@shop/contracts';
import { PermanentError } from '@shop/inbox';
import { EventHandler, type EventContext } from '@shop/messaging';
import { addsUp } from '../domain/invoice-amounts.js';
import type { InvoiceLine, PlacedOrder } from '../domain/placed-order.js';
import { LearnFactHandler } from '../learn-fact.handler.js';

@Controller()
export class DraftInvoiceWhenOrderPlaced {
  constructor(private readonly learnFact: LearnFactHandler) {}

  // Not replayable: what an invoice was issued for must not change because this code has.
  @EventHandler(orderPlaced, { service: 'invoice', transaction: 'event' })
  async handle(event: OrderPlaced, { tx }: EventContext): Promise<void> {
    const order = orderOf(event);
    if (!addsUp(order)) throw new PermanentError(`The lines of order ${event.orderId} do not make its total`);
    await this.learnFact.execute(tx, event.orderId, { order });
  }
}

function orderOf({ customerId, lines, total }: OrderPlaced): PlacedOrder {
  return { customerId, lines: lines.map(lineOf), total: fromMoney(total) };
}

function lineOf({ sku, productName, quantity, taxRateBasisPoints, ...line }: OrderLine): InvoiceLine {
  const lineTotal = fromMoney(line.lineTotal);
  const tax = fromMoneyOrZero(line.tax, lineTotal.currency);
  const unitPrice = fromMoney(line.unitPrice);
  return { sku, productName, quantity, unitPrice, lineTotal, taxRateBasisPoints, tax };
}
