import { z } from 'zod';

const Key = z.uuid();

/** Keys of one story: of an order, its shipment, its invoice. */
export const AboutRequest = z.strictObject({ keys: z.array(Key).min(1).max(1_000) });
export type AboutRequest = z.output<typeof AboutRequest>;

export function isKey(text: string): boolean {
  return Key.safeParse(text).success;
}
