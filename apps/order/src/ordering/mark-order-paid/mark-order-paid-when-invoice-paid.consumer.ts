import { Controller } from '@nestjs/common';
import { invoicePaid, type InvoicePaid } from '@shop/contracts';
import { EventHandler, type EventContext } from '@shop/messaging';
import { addLogFields } from '@shop/telemetry';
import { OrderRepository } from '../persistence/order.repository.js';

@Controller()
export class MarkOrderPaidWhenInvoicePaid {
  constructor(private readonly orders: OrderRepository) {}

  @EventHandler(invoicePaid, { service: 'order', replayable: true })
  async handle({ orderId }: InvoicePaid, { tx }: EventContext): Promise<void> {
    addLogFields({ orderId });
    await this.orders.change(tx, orderId, (order) => order.learn('INVOICE_PAID', new Date()));
  }
}
