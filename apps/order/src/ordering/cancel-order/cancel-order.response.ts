import { z } from 'zod';

export const CancelledOrder = z
  .object({ orderId: z.uuid(), version: z.int() })
  .meta({ id: 'CancelledOrder' });
export type CancelledOrder = z.output<typeof CancelledOrder>;
