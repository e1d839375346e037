import { z } from 'zod';

/**
 * A foreign name: up to 64 letters and digits and, after the first of them, any of these marks, a dash last.
 */
export function identifier(marks: string) {
  const pattern = new RegExp(`^[A-Za-z0-9][A-Za-z0-9${marks}]{0,63}$`);
  return z.string().regex(pattern, `must be at most 64 letters, digits and ${marks}, the first one no mark`);
}
