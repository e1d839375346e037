import { z } from 'zod';

export const PaidInvoice = z
  .object({ invoiceId: z.uuid(), orderId: z.uuid(), version: z.int() })
  .meta({ id: 'PaidInvoice' });
export type PaidInvoice = z.output<typeof PaidInvoice>;
