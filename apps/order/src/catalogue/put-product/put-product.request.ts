import { z } from 'zod';
import { Price, text } from '../../input.js';

export const PutProductRequest = z
  .strictObject({ name: text(200), unitPrice: Price })
  .meta({ id: 'PutProductRequest' });
export type PutProductRequest = z.output<typeof PutProductRequest>;
