import { z } from 'zod';

export const ProductAvailability = z
  .object({
    sku: z.string(),
    available: z.int().meta({ description: 'Units that were not reserved at the latest stock report' }),
    changedAt: z.date(),
  })
  .meta({ id: 'ProductAvailability' });
export type ProductAvailability = z.output<typeof ProductAvailability>;
