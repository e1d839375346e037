import { z } from 'zod';

export const PlacedOrder = z
  .object({
    orderId: z.uuid(),
    version: z.int().meta({ description: 'Ask the view for at least this version to see the order' }),
    total: z.object({ amountMinor: z.int(), currency: z.string() }),
    placedAt: z.date(),
  })
  .meta({ id: 'PlacedOrder' });
export type PlacedOrder = z.output<typeof PlacedOrder>;
