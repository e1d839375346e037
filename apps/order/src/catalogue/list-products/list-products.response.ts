import { z } from 'zod';
import { Price, Sku, TaxRate } from '../../schemas.js';

const Product = z
  .object({
    sku: Sku,
    name: z.string(),
    unitPrice: Price,
    taxRateBasisPoints: TaxRate,
    available: z.int().nullable().meta({
      description: 'Units that nobody had reserved when it was last heard of; null if it never was',
    }),
  })
  .meta({ id: 'Product' });

export const ProductPage = z.object({ items: z.array(Product) }).meta({ id: 'ProductPage' });
export type ProductPage = z.output<typeof ProductPage>;
