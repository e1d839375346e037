import { pageLimit } from '@shop/http';
import { z } from 'zod';
import { Sku } from '../../schemas.js';

export const ListStockRequest = z.strictObject({
  after: Sku.optional().meta({ description: 'The last SKU of the previous page' }),
  limit: pageLimit(100),
});
export type ListStockRequest = z.output<typeof ListStockRequest>;
