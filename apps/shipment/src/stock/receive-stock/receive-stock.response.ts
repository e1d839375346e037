import { z } from 'zod';

export const ReceivedStock = z
  .object({ sku: z.string(), version: z.int(), onHand: z.int(), reserved: z.int(), shipped: z.int() })
  .meta({ id: 'ReceivedStock' });
export type ReceivedStock = z.output<typeof ReceivedStock>;
