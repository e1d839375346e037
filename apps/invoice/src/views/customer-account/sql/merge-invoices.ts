import { foldByKey, toColumns, type ProjectionTransaction } from '@shop/projection';
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

/** Adds what facts of invoices say. The facts may come in any order and again: the rows end alike. */
export function mergeInvoices(tx: ProjectionTransaction, invoices: readonly InvoicePart[]): void {
  const parts = foldByKey(invoices, ({ invoiceId }) => invoiceId);
  tx.send(
    `insert into account_invoice as known (
       invoice_id, order_id, customer_id, amount_minor, currency, version, status,
       tax_minor, tax_by_rate, invoice_number, issued_at, due_at, paid_at, credited_at
     ) select * from unnest(
       $1::uuid[], $2::uuid[], $3::text[], $4::bigint[], $5::text[], $6::int[], $7::text[],
       $8::bigint[], $9::jsonb[], $10::text[], $11::timestamptz[], $12::timestamptz[], $13::timestamptz[],
       $14::timestamptz[])
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
    toColumns(parts, (invoice) => [
      invoice.invoiceId,
      invoice.orderId,
      invoice.customerId,
      invoice.amountMinor,
      invoice.currency,
      invoice.version,
      invoice.status,
      invoice.taxMinor,
      invoice.taxByRate && JSON.stringify(invoice.taxByRate),
      invoice.invoiceNumber,
      invoice.issuedAt,
      invoice.dueAt,
      invoice.paidAt,
      invoice.creditedAt,
    ]),
  );
}
