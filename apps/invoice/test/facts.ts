import { create } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { InvoiceCreditedSchema, InvoiceIssuedSchema, InvoicePaidSchema, toMoney } from '@shop/contracts';
import { uuidv7, type Transaction } from '@shop/database';
import { EventContext } from '@shop/messaging';
import type { CustomerAccountProjector } from '../src/views/customer-account/customer-account.projector.js';
import { issue, payment, returnedAt } from './an-invoice.js';

/** Hands one fact to the projector. */
export type Delivery = (projector: CustomerAccountProjector, context: EventContext) => Promise<void>;

interface Invoice {
  invoiceId: string;
  orderId: string;
  customerId: string;
}

export function anIssuedInvoice(customerId: string): Invoice {
  return { invoiceId: uuidv7(), orderId: uuidv7(), customerId };
}

export function invoiceIssued(invoice: Invoice, total = toMoney(1999, 'EUR')): Delivery {
  const event = create(InvoiceIssuedSchema, {
    ...invoice,
    version: 1,
    occurredAt: timestampFromDate(issue.issuedAt),
    invoiceNumber: issue.number,
    total,
    dueAt: timestampFromDate(issue.dueAt),
  });
  return (projector, context) => projector.onInvoiceIssued(event, context);
}

export function invoicePaid(invoice: Invoice, amount = toMoney(1999, 'EUR')): Delivery {
  const event = create(InvoicePaidSchema, {
    ...invoice,
    version: 2,
    occurredAt: timestampFromDate(payment.paidAt),
    amount,
    paymentReference: payment.reference,
  });
  return (projector, context) => projector.onInvoicePaid(event, context);
}

export function invoiceCredited(invoice: Invoice, version: number): Delivery {
  const event = create(InvoiceCreditedSchema, {
    ...invoice,
    version,
    occurredAt: timestampFromDate(returnedAt),
    amount: toMoney(1999, 'EUR'),
  });
  return (projector, context) => projector.onInvoiceCredited(event, context);
}

/** What a handler gets beside an event. Ours look at the transaction only. */
export function aContext(tx: Transaction): EventContext {
  const metadata = {
    id: uuidv7(),
    type: 'a.fact',
    source: '/a-service',
    subject: 'a thing',
    time: issue.issuedAt,
    correlationId: 'a-correlation-id',
    contentType: 'application/protobuf',
  };
  const record = {
    topic: 'a-topic',
    partition: 0,
    offset: '0',
    key: 'a thing',
    value: null,
    headers: {},
    timestamp: 0,
  };
  return new EventContext(tx, metadata, record);
}
