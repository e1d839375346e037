import { z } from 'zod';
import { Sku } from '../../input.js';

export const ListStockRequest = z.strictObject({
  after: Sku.optional().meta({ description: 'The last SKU of the page before' }),
  limit: z.coerce.number().int().min(1).max(100).default(100),
});
export type ListStockRequest = z.output<typeof ListStockRequest>;
