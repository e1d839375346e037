import { Controller } from '@nestjs/common';
import {
  fromMoney,
  invoiceCredited,
  invoiceIssued,
  invoicePaid,
  type InvoiceCredited,
  type InvoiceIssued,
  type InvoicePaid,
  fromTimestamp,
} from '@shop/contracts';
import { EventHandler, type EventContext } from '@shop/messaging';
import { taxIn } from './issued-tax.js';
import { mergeInvoice } from './sql/merge-invoice.js';

const projector = { group: 'invoice-projector' };

@Controller()
export class CustomerAccountProjector {
  @EventHandler(invoiceIssued, projector)
  async onInvoiceIssued(event: InvoiceIssued, { tx }: EventContext): Promise<void> {
    const total = fromMoney(event.total);
    const amounts = { ...total, ...taxIn(event, total) };
    const times = { issuedAt: fromTimestamp(event.occurredAt), dueAt: fromTimestamp(event.dueAt) };
    await mergeInvoice(tx, { ...event, ...amounts, status: 'ISSUED', ...times });
  }

  @EventHandler(invoicePaid, projector)
  async onInvoicePaid(event: InvoicePaid, { tx }: EventContext): Promise<void> {
    const paidAt = fromTimestamp(event.occurredAt);
    await mergeInvoice(tx, { ...event, ...fromMoney(event.amount), status: 'PAID', paidAt });
  }

  @EventHandler(invoiceCredited, projector)
  async onInvoiceCredited(event: InvoiceCredited, { tx }: EventContext): Promise<void> {
    const creditedAt = fromTimestamp(event.occurredAt);
    await mergeInvoice(tx, { ...event, ...fromMoney(event.amount), status: 'CREDITED', creditedAt });
  }
}
