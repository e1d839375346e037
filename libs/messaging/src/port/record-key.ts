import { isUtf8 } from 'node:buffer';
import type { Partition } from './offsets.js';

const BYTES = 'base64:';
const NONE = 'none:';

/**
 * A key as text, which tables can hold and people can read: two keys have the same text only if they have the
 * same bytes. Nearly every key is its own text. Bytes that are not UTF-8 or hold a NUL, and keys that look
 * like the result, become `base64:` with the bytes.
 *
 * A record without a key has a text of its own, `none:` and its position: without a key there is no order.
 */
export function textOfKey(
  key: Buffer | null,
  { partition, offset }: Pick<Partition, 'partition'> & { offset: string },
): string {
  return key ? textOfBytes(key) : `${NONE}${partition}/${offset}`;
}

/** The text of a key that is already text. */
export function keyText(key: string): string {
  return isItself(key) && !key.includes('\0') ? key : textOfBytes(Buffer.from(key));
}

/** The key of a text. */
export function keyOfText(text: string): string | Buffer | null {
  if (isItself(text)) return text;
  return text.startsWith(NONE) ? null : Buffer.from(text.slice(BYTES.length), 'base64');
}

function textOfBytes(key: Buffer): string {
  if (isUtf8(key) && !key.includes(0)) {
    const text = key.toString();
    if (isItself(text)) return text;
  }
  return BYTES + key.toString('base64');
}

function isItself(text: string): boolean {
  return !text.startsWith(BYTES) && !text.startsWith(NONE);
}
