import { z } from 'zod';

// Written out, since the names of character classes (\p{Cc}) are not known to every reader of our OpenAPI
// document.
const CONTROL = String.raw`\u0000-\u001f\u007f-\u009f\u2028\u2029`;
const LINE = new RegExp(String.raw`^[^${CONTROL}]*[^\s${CONTROL}][^${CONTROL}]*$`, 'u');

/**
 * A line of text with something in it; spaces around it are taken away. Control characters and halves of
 * surrogate pairs are refused: PostgreSQL cannot store all of them, and they garble what the text is shown
 * in.
 */
export function text(maxLength: number) {
  return z
    .string()
    .refine((line) => Array.from(line).length <= maxLength, {
      error: `must not be longer than ${maxLength} characters`,
      // The pattern takes time by the square of the length.
      abort: true,
    })
    .regex(LINE, 'must be one line of printable characters')
    .refine((line) => line.isWellFormed(), 'must be well-formed Unicode')
    .meta({ maxLength })
    .transform((line) => line.trim());
}
