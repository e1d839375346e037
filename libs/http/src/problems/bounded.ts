import type { FieldError } from './problem-details.js';

const MAX_ERRORS_BYTES = 8_192;
const MAX_FIELD_LENGTH = 100;
const MAX_MESSAGE_LENGTH = 200;

/** The first characters of a text, and a mark when there were more. */
export function cut(text: string, maxLength: number): string {
  return text.length <= maxLength ? text : `${text.slice(0, maxLength - 1).toWellFormed()}…`;
}

/**
 * The first of the errors, as many as fit into 8 KiB of JSON: fields and messages hold what a client has
 * sent.
 */
export function boundedErrors(errors: readonly FieldError[]): FieldError[] {
  const bounded: FieldError[] = [];
  let bytes = 0;
  for (const { field, message } of errors) {
    const error = { field: cut(field, MAX_FIELD_LENGTH), message: cut(message, MAX_MESSAGE_LENGTH) };
    bytes += Buffer.byteLength(JSON.stringify(error)) + 1;
    if (bytes > MAX_ERRORS_BYTES) break;
    bounded.push(error);
  }
  return bounded;
}
