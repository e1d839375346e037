import { create, type MessageInitShape } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { InvoiceCreditedSchema, InvoiceIssuedSchema, InvoicePaidSchema, toMoney } from '@shop/contracts';
import type { ProjectionTransaction } from '@shop/projection';
import { uuidv7 } from '@shop/uuid';
import type { CustomerAccountProjector } from '../src/views/customer-account/customer-account.projector.js';
import { issue, payment, returnedAt } from './an-invoice.js';

/** Hands one fact to the projector. */
export type Delivery = (projector: CustomerAccountProjector, tx: ProjectionTransaction) => void;

interface Invoice {
  invoiceId: string;
  orderId: string;
  customerId: string;
}

export function anIssuedInvoice(customerId: string): Invoice {
  return { invoiceId: uuidv7(), orderId: uuidv7(), customerId };
}

const sevenPercent = { net: toMoney(1868, 'EUR'), tax: toMoney(131, 'EUR') };
const taxed = { ...sevenPercent, taxByRate: [{ taxRateBasisPoints: 700, ...sevenPercent }] };

export function invoiceIssued(invoice: Invoice): Delivery {
  return issuedOver(invoice, { total: toMoney(1999, 'EUR'), ...taxed });
}

/** The fact as published before tax existed. */
export function untaxedInvoiceIssued(invoice: Invoice, total = toMoney(1999, 'EUR')): Delivery {
  return issuedOver(invoice, { total });
}

function issuedOver(invoice: Invoice, amounts: MessageInitShape<typeof InvoiceIssuedSchema>): Delivery {
  const event = create(InvoiceIssuedSchema, {
    ...invoice,
    version: 1,
    occurredAt: timestampFromDate(issue.issuedAt),
    invoiceNumber: issue.number,
    ...amounts,
    dueAt: timestampFromDate(issue.dueAt),
  });
  return (projector, tx) => projector.onInvoiceIssued([event], tx);
}

export function invoicePaid(invoice: Invoice, amount = toMoney(1999, 'EUR')): Delivery {
  const event = create(InvoicePaidSchema, {
    ...invoice,
    version: 2,
    occurredAt: timestampFromDate(payment.paidAt),
    amount,
    paymentReference: payment.reference,
  });
  return (projector, tx) => projector.onInvoicePaid([event], tx);
}

export function invoiceCredited(invoice: Invoice, version: number): Delivery {
  const event = create(InvoiceCreditedSchema, {
    ...invoice,
    version,
    occurredAt: timestampFromDate(returnedAt),
    amount: toMoney(1999, 'EUR'),
  });
  return (projector, tx) => projector.onInvoiceCredited([event], tx);
}
