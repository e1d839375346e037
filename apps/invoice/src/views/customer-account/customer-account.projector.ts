import {
  fromMoney,
  invoiceCredited,
  invoiceIssued,
  invoicePaid,
  type InvoiceCredited,
  type InvoiceIssued,
  type InvoicePaid,
} from '@shop/contracts';
import { Projection, Projects, type ProjectionTransaction } from '@shop/projection';
import { fromTimestamp } from '@shop/topics';
import { upsertInvoices, type InvoicePart } from './customer-account.rows.js';
import { taxIn } from './issued-tax.js';

@Projection({
  name: 'customer-account',
  service: 'invoice',
  tables: { account_invoice: { began: 'issued_at' } },
})
export class CustomerAccountProjector {
  @Projects(invoiceIssued)
  onInvoiceIssued(events: readonly InvoiceIssued[], tx: ProjectionTransaction): void {
    upsertInvoices(tx, events.map(issued));
  }

  @Projects(invoicePaid)
  onInvoicePaid(events: readonly InvoicePaid[], tx: ProjectionTransaction): void {
    upsertInvoices(tx, events.map(paid));
  }

  @Projects(invoiceCredited)
  onInvoiceCredited(events: readonly InvoiceCredited[], tx: ProjectionTransaction): void {
    upsertInvoices(tx, events.map(credited));
  }
}

function issued(event: InvoiceIssued): InvoicePart {
  const total = fromMoney(event.total);
  const times = { issuedAt: fromTimestamp(event.occurredAt), dueAt: fromTimestamp(event.dueAt) };
  return { ...event, ...total, ...taxIn(event, total), status: 'ISSUED', ...times };
}

function paid(event: InvoicePaid): InvoicePart {
  const paidAt = fromTimestamp(event.occurredAt);
  return { ...event, ...fromMoney(event.amount), status: 'PAID', paidAt };
}

function credited(event: InvoiceCredited): InvoicePart {
  const creditedAt = fromTimestamp(event.occurredAt);
  return { ...event, ...fromMoney(event.amount), status: 'CREDITED', creditedAt };
}
