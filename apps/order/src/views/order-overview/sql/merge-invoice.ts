import type { Transaction } from '@shop/database';

interface InvoicePart {
  orderId: string;
  invoiceId: string;
  version: number;
  status: 'ISSUED' | 'PAID' | 'CREDITED';
  invoiceNumber?: string;
  dueAt?: Date;
}

/** Adds what a fact of the order's invoice says. The facts may come in any order and again: the row ends alike. */
export async function mergeInvoice(tx: Transaction, invoice: InvoicePart): Promise<void> {
  const { orderId, invoiceId, version, status, invoiceNumber, dueAt } = invoice;
  await tx.query(
    `insert into order_overview as known (
       order_id, invoice_id, invoice_version, invoice_status, invoice_number, due_at
     ) values ($1, $2, $3, $4, $5, $6)
     on conflict (order_id) do update set
       invoice_id = excluded.invoice_id,
       invoice_status = case when excluded.invoice_version > known.invoice_version
                             then excluded.invoice_status else known.invoice_status end,
       invoice_version = greatest(excluded.invoice_version, known.invoice_version),
       invoice_number = coalesce(excluded.invoice_number, known.invoice_number),
       due_at = coalesce(excluded.due_at, known.due_at)`,
    [orderId, invoiceId, version, status, invoiceNumber, dueAt],
  );
}
