import { z } from 'zod';

/** A line of text. Control characters and halves of surrogate pairs are refused: PostgreSQL cannot store all of them. */
export function text(maxLength: number) {
  return z
    .string()
    .trim()
    .min(1)
    .max(maxLength)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'must be one line of printable characters');
}

export const CustomerId = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/,
    'must be letters, digits, dots, colons, dashes and underscores',
  );

export const Currency = z.string().regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code like EUR');

export const Amount = z.object({ amountMinor: z.int().min(0), currency: Currency });
