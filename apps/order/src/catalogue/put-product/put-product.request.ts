import { text } from '@shop/http';
import { z } from 'zod';
import { Price, TaxRate } from '../../schemas.js';

export const PutProductRequest = z
  .strictObject({ name: text(200), unitPrice: Price, taxRateBasisPoints: TaxRate })
  .meta({ id: 'PutProductRequest' });
export type PutProductRequest = z.output<typeof PutProductRequest>;
