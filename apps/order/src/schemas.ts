import { CurrencyCode, identifier } from '@shop/http';
import { z } from 'zod';

export const Sku = identifier('._-');

export const CustomerId = identifier('._:-');

/** Net. */
export const Price = z.strictObject({
  amountMinor: z.int().min(0).max(1_000_000_000),
  currency: CurrencyCode,
});

export const TaxRate = z
  .int()
  .min(0)
  .max(10_000)
  .default(0)
  .meta({ description: 'Hundredths of a percent: 1900 is 19 %. Untaxed by default', example: 1900 });
