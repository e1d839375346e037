import { z } from 'zod';

// Written out, since the names of character classes (\p{Cc}) are not known to every reader of our OpenAPI
// document.
const CONTROL = String.raw`\u0000-\u001f\u007f-\u009f\u2028\u2029`;
/** They reverse the text after them, so that a line shows another text than it holds. */
const DIRECTION = String.raw`\u202a-\u202e\u2066-\u2069`;
const BLANK = String.raw`\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2060-\u2065\u206a-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8`;
const REFUSED = CONTROL + DIRECTION;
const LINE = new RegExp(String.raw`^[^${REFUSED}]*[^${BLANK}${REFUSED}][^${REFUSED}]*$`, 'u');
const VISIBLE = /[^\s\p{Default_Ignorable_Code_Point}]/u;

/**
 * A line of text with at least one visible character. Spaces around it are removed. It refuses control
 * characters and halves of surrogate pairs: PostgreSQL cannot store all of them, and they garble the text
 * around them. It also refuses overrides of the writing direction.
 */
export function text(maxLength: number) {
  return z
    .string()
    .refine((line) => Array.from(line).length <= maxLength, {
      error: `must not be longer than ${maxLength} characters`,
      // The time of the pattern grows with the square of the length.
      abort: true,
    })
    .regex(LINE, { error: 'must be one line of printable characters', abort: true })
    .refine((line) => VISIBLE.test(line), 'must have a character that can be seen')
    .refine((line) => line.isWellFormed(), 'must be well-formed Unicode')
    .meta({ maxLength })
    .transform((line) => line.trim());
}
