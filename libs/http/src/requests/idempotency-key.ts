import { invalidHeader } from './invalid-header.js';

export const IDEMPOTENCY_KEY_HEADER = 'idempotency-key';

const KEY = /^[\x21-\x7e]{1,255}$/;

/** @throws Problem 400 for a malformed key */
export function parseIdempotencyKey(header: string): string {
  if (KEY.test(header)) return header;
  throw invalidHeader(IDEMPOTENCY_KEY_HEADER, 'must be 1 to 255 visible ASCII characters, without spaces');
}
