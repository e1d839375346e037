import {
  invoiceCredited,
  invoiceIssued,
  invoicePaid,
  type InvoiceCredited,
  type InvoiceIssued,
  type InvoicePaid,
} from '@shop/contracts';

const STATUSES = {
  [invoiceIssued.schema.typeName]: 'ISSUED',
  [invoicePaid.schema.typeName]: 'PAID',
  [invoiceCredited.schema.typeName]: 'CREDITED',
};

export type InvoiceEvent = InvoiceIssued | InvoicePaid | InvoiceCredited;

/** The status of the invoice after the event. */
export function statusOf({ $typeName }: InvoiceEvent): string {
  return STATUSES[$typeName] ?? $typeName;
}
