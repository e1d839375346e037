import { foldByKey, toColumns, type ProjectionTransaction } from '@shop/projection';

export interface InvoicePart {
  orderId: string;
  invoiceId: string;
  version: number;
  status: 'ISSUED' | 'PAID' | 'CREDITED';
  invoiceNumber?: string;
  dueAt?: Date;
}

/** Adds what facts of orders' invoices say. The facts may come in any order and again: the rows end alike. */
export function mergeInvoices(tx: ProjectionTransaction, invoices: readonly InvoicePart[]): void {
  const parts = foldByKey(invoices, ({ orderId }) => orderId);
  tx.send(
    `insert into order_overview as known (
       order_id, invoice_id, invoice_version, invoice_status, invoice_number, due_at
     ) select * from unnest($1::uuid[], $2::uuid[], $3::int[], $4::text[], $5::text[], $6::timestamptz[])
     on conflict (order_id) do update set
       invoice_id = excluded.invoice_id,
       invoice_status = case when excluded.invoice_version > known.invoice_version
                             then excluded.invoice_status else known.invoice_status end,
       invoice_version = greatest(excluded.invoice_version, known.invoice_version),
       invoice_number = coalesce(excluded.invoice_number, known.invoice_number),
       due_at = coalesce(excluded.due_at, known.due_at)`,
    toColumns(parts, ({ orderId, invoiceId, version, status, invoiceNumber, dueAt }) => [
      orderId,
      invoiceId,
      version,
      status,
      invoiceNumber,
      dueAt,
    ]),
  );
}
