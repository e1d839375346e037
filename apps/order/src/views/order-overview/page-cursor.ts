import { z } from 'zod';

/** The last order of a page: the next one begins behind it, whatever was placed in the meantime. */
export interface PagePosition {
  placedAt: Date;
  orderId: string;
}

const Position = z.tuple([z.iso.datetime().transform((time) => new Date(time)), z.uuid()]);

export function toCursor({ placedAt, orderId }: PagePosition): string {
  return Buffer.from(JSON.stringify([placedAt, orderId])).toString('base64url');
}

/** Opaque to clients, so that it can change. */
export const PageCursor = z.string().transform((cursor, context): PagePosition => {
  const position = Position.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString()));
  if (position.success) return { placedAt: position.data[0], orderId: position.data[1] };
  context.addIssue('is not a cursor that came with a page');
  return z.NEVER;
});

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
