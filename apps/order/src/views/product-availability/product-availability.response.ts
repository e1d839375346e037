import { z } from 'zod';

export const ProductAvailability = z
  .object({
    sku: z.string(),
    available: z.int().meta({ description: 'Units that nobody has reserved, when it was last heard of' }),
    changedAt: z.date(),
  })
  .meta({ id: 'ProductAvailability' });
export type ProductAvailability = z.output<typeof ProductAvailability>;
