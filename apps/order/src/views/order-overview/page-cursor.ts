import { z } from 'zod';

/** The last order of a page. The next page begins behind it, whatever was placed in the meantime. */
export interface PagePosition {
  placedAt: Date;
  orderId: string;
}

const TIME_BYTES = 6;
const ID_BYTES = 16;

/** Time and id, in 30 characters. Opaque to clients, so that it can change. */
export function toCursor({ placedAt, orderId }: PagePosition): string {
  const bytes = Buffer.alloc(TIME_BYTES + ID_BYTES);
  bytes.writeUIntBE(placedAt.getTime(), 0, TIME_BYTES);
  bytes.write(orderId.replaceAll('-', ''), TIME_BYTES, 'hex');
  return bytes.toString('base64url');
}

export const PageCursor = z
  .string()
  .regex(/^[\w-]{30}$/, 'is not a cursor that came with a page')
  .transform((cursor): PagePosition => {
    const bytes = Buffer.from(cursor, 'base64url');
    const orderId = bytes
      .toString('hex', TIME_BYTES)
      .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    return { placedAt: new Date(bytes.readUIntBE(0, TIME_BYTES)), orderId };
  });
