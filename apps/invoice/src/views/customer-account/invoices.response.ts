import { z } from 'zod';
import { Amount, CustomerId } from '../../schemas.js';

const TaxPortion = z
  .object({
    taxRateBasisPoints: z.int().meta({ description: 'Hundredths of a percent', example: 1900 }),
    net: Amount,
    tax: Amount.meta({ description: 'Sum over the lines, each rounded on its own' }),
  })
  .meta({ id: 'TaxPortion' });
export type TaxPortion = z.output<typeof TaxPortion>;

/** A field is `null` while its event has not happened, or is not known yet. */
export const InvoiceView = z
  .object({
    invoiceId: z.uuid(),
    orderId: z.uuid(),
    customerId: CustomerId,
    version: z.int(),
    status: z.enum(['ISSUED', 'PAID', 'CREDITED']),
    net: Amount.nullable(),
    tax: Amount.nullable(),
    total: Amount.meta({ description: 'Net and tax together' }),
    taxByRate: z.array(TaxPortion).nullable().meta({ description: 'Lowest rate first' }),
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
