import { z } from 'zod';

export const CurrencyCode = z.string().regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code like EUR');

export const CountryCode = z.string().regex(/^[A-Z]{2}$/, 'must be an ISO 3166 code like DE');
