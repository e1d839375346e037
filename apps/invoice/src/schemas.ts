import { CurrencyCode, identifier } from '@shop/http';
import { z } from 'zod';

export const CustomerId = identifier('._:-');

export const Amount = z.object({ amountMinor: z.int().min(0), currency: CurrencyCode });
