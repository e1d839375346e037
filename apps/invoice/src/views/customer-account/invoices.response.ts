import { z } from 'zod';
import { Amount, CustomerId } from '../../input.js';

export const InvoiceView = z
  .object({
    invoiceId: z.uuid(),
    orderId: z.uuid(),
    customerId: CustomerId,
    version: z.int(),
    status: z.enum(['ISSUED', 'PAID', 'CREDITED']),
    total: Amount,
    invoiceNumber: z.string().nullable().meta({ example: 'INV-2026-000001' }),
    issuedAt: z.date().nullable(),
    dueAt: z.date().nullable(),
    paidAt: z.date().nullable(),
    creditedAt: z.date().nullable(),
  })
  .meta({ id: 'Invoice' });
export type InvoiceView = z.output<typeof InvoiceView>;

export const InvoiceList = z.object({ items: z.array(InvoiceView) }).meta({ id: 'InvoiceList' });
export type InvoiceList = z.output<typeof InvoiceList>;
