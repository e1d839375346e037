import { InvoiceCreditedSchema } from './gen/shop/invoice/v1/invoice_credited_pb.js';
import { InvoiceIssuedSchema } from './gen/shop/invoice/v1/invoice_issued_pb.js';
import { InvoicePaidSchema } from './gen/shop/invoice/v1/invoice_paid_pb.js';
import { ID_NAMESPACES } from './id-namespaces.js';
import { shopTopic } from './shop-topic.js';

const key = {
  owner: 'invoice',
  keyField: 'invoiceId',
  aboutField: 'orderId',
  keyNamespace: ID_NAMESPACES.invoice,
  whyThisKey: 'The facts of an invoice stay in order.',
} as const;

export const invoiceIssued = shopTopic({
  ...key,
  name: 'invoice-issued',
  schema: InvoiceIssuedSchema,
  subscribers: [
    { service: 'order', kind: 'projection', why: 'Shows the invoice with the order.' },
    { service: 'invoice', kind: 'projection', why: 'Adds to what the customer owes.' },
  ],
});

export const invoicePaid = shopTopic({
  ...key,
  name: 'invoice-paid',
  schema: InvoicePaidSchema,
  subscribers: [
    {
      service: 'order',
      kind: 'reaction',
      why: 'Marks the order as paid, and completes it if it is delivered.',
    },
    { service: 'order', kind: 'projection', why: 'Shows the payment with the order.' },
    { service: 'invoice', kind: 'projection', why: 'Moves the amount from owed to paid.' },
  ],
});

export const invoiceCredited = shopTopic({
  ...key,
  name: 'invoice-credited',
  schema: InvoiceCreditedSchema,
  subscribers: [
    { service: 'order', kind: 'projection', why: 'Shows the credit with the order.' },
    { service: 'invoice', kind: 'projection', why: 'Moves the amount to credited.' },
  ],
});
