import { z } from 'zod';
import { Price, Sku } from '../../input.js';

const Product = z.object({ sku: Sku, name: z.string(), unitPrice: Price }).meta({ id: 'Product' });

export const ProductPage = z.object({ items: z.array(Product) }).meta({ id: 'ProductPage' });
export type ProductPage = z.output<typeof ProductPage>;
