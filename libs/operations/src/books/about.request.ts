import { z } from 'zod';

/** Keys of one story: of an order, its shipment, its invoice. */
export const AboutRequest = z.strictObject({ keys: z.array(z.uuid()).min(1).max(1_000) });
export type AboutRequest = z.output<typeof AboutRequest>;
