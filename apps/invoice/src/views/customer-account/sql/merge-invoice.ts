import type { Transaction } from '@shop/database';
import type { TaxPortion } from '../invoices.response.js';

export interface InvoicePart {
  invoiceId: string;
  orderId: string;
  customerId: string;
  amountMinor: number;
  currency: string;
  taxMinor?: number;
  taxByRate?: TaxPortion[];
  version: number;
  status: 'ISSUED' | 'PAID' | 'CREDITED';
  invoiceNumber?: string;
  issuedAt?: Date;
  dueAt?: Date;
  paidAt?: Date;
  creditedAt?: Date;
}

/** Adds what a fact of the invoice says. The facts may come in any order and again: the row ends alike. */
export async function mergeInvoice(tx: Transaction, invoice: InvoicePart): Promise<void> {
  const { invoiceId, orderId, customerId, amountMinor, currency, version, status } = invoice;
  const { taxMinor, taxByRate, invoiceNumber, issuedAt, dueAt, paidAt, creditedAt } = invoice;
  await tx.query(
    `insert into account_invoice as known (
       invoice_id, order_id, customer_id, amount_minor, currency, version, status,
       tax_minor, tax_by_rate, invoice_number, issued_at, due_at, paid_at, credited_at
     ) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
     on conflict (invoice_id) do update set
       status = case when excluded.version > known.version then excluded.status else known.status end,
       version = greatest(excluded.version, known.version),
       tax_minor = coalesce(excluded.tax_minor, known.tax_minor),
       tax_by_rate = coalesce(excluded.tax_by_rate, known.tax_by_rate),
       invoice_number = coalesce(excluded.invoice_number, known.invoice_number),
       issued_at = coalesce(excluded.issued_at, known.issued_at),
       due_at = coalesce(excluded.due_at, known.due_at),
       paid_at = coalesce(excluded.paid_at, known.paid_at),
       credited_at = coalesce(excluded.credited_at, known.credited_at)`,
    [
      invoiceId,
      orderId,
      customerId,
      amountMinor,
      currency,
      version,
      status,
      taxMinor,
      taxByRate && JSON.stringify(taxByRate),
      invoiceNumber,
      issuedAt,
      dueAt,
      paidAt,
      creditedAt,
    ],
  );
}
