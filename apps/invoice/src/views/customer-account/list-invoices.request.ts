import { z } from 'zod';

export const ListInvoicesRequest = z.strictObject({ orderId: z.uuid() });
export type ListInvoicesRequest = z.output<typeof ListInvoicesRequest>;
