import { z } from 'zod';

interface Range {
  min: number;
  max: number;
}

const MAX_PAGE_SIZE = 100;

/**
 * A whole number in a query, where everything is text. Not `z.coerce`, which takes `1e2`, `0x10` and blanks
 * too.
 */
export function queryNumber({ min, max }: Range) {
  return numberInText({ min, max }).optional();
}

/** The largest page, in items. */
export function pageLimit(usual: number) {
  return numberInText({ min: 1, max: MAX_PAGE_SIZE }, { default: usual }).default(usual);
}

function numberInText({ min, max }: Range, documented: { default?: number } = {}) {
  const message = `must be a whole number from ${min} to ${max}`;
  return z
    .string(message)
    .regex(/^\d{1,15}$/, message)
    .meta({ type: 'integer', minimum: min, maximum: max, ...documented })
    .transform(Number)
    .pipe(z.int(message).min(min, message).max(max, message));
}
