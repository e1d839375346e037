import { Controller } from '@nestjs/common';
import { invoicePaid, type InvoicePaid } from '@shop/contracts';
import { EventHandler, type EventContext } from '@shop/messaging';
import { LearnFactHandler } from '../learn-fact.handler.js';

@Controller()
export class MarkOrderPaidWhenInvoicePaid {
  constructor(private readonly learnFact: LearnFactHandler) {}

  @EventHandler(invoicePaid, { service: 'order', replayable: true })
  async handle({ orderId }: InvoicePaid, { tx, now }: EventContext): Promise<void> {
    await this.learnFact.execute(tx, orderId, { invoicePaid: true }, now);
  }
}
