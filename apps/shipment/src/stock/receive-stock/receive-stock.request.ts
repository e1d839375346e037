import { z } from 'zod';

export const ReceiveStockRequest = z
  .strictObject({ quantity: z.int().min(1).max(1_000_000) })
  .meta({ id: 'ReceiveStockRequest' });
export type ReceiveStockRequest = z.output<typeof ReceiveStockRequest>;
