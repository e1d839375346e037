import { z } from 'zod';
import { Price, Sku, TaxRate } from '../../schemas.js';

const Product = z
  .object({
    sku: Sku,
    name: z.string(),
    unitPrice: Price,
    taxRateBasisPoints: TaxRate,
    available: z.int().nullable().meta({
      description: 'Units that were not reserved at the latest stock report; null if there was none',
    }),
  })
  .meta({ id: 'Product' });

export const ProductPage = z.object({ items: z.array(Product) }).meta({ id: 'ProductPage' });
export type ProductPage = z.output<typeof ProductPage>;
