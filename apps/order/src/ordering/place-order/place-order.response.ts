import { versionHeader } from '@shop/service';
import { z } from 'zod';

const Money = z.object({ amountMinor: z.int(), currency: z.string() });

export const PlacedOrder = z
  .object({
    orderId: z.uuid(),
    version: z.int().meta({ description: 'Ask the view for at least this version to see the order' }),
    net: Money,
    tax: Money,
    total: Money.meta({ description: 'What is owed: net and tax together' }),
    placedAt: z.date(),
  })
  .meta({ id: 'PlacedOrder' });
export type PlacedOrder = z.output<typeof PlacedOrder>;

/** With a link to where the order is to be seen, as soon as it is. */
export const placedOrderResponse = {
  standardSchema: PlacedOrder,
  headers: {
    ...versionHeader,
    Location: {
      description: 'Where the order is to be seen',
      schema: { type: 'string', format: 'uri-reference' },
    },
  },
  links: {
    getOrder: {
      operationId: 'getOrder',
      parameters: { orderId: '$response.body#/orderId', minVersion: '$response.body#/version' },
    },
  },
};
