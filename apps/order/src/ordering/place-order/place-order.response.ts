import { versionHeader } from '@shop/http';
import { z } from 'zod';

const Money = z.object({ amountMinor: z.int(), currency: z.string() });

export const STOCK_SHORT = 'STOCK_SHORT';

const StockWarning = z.object({
  code: z.literal(STOCK_SHORT),
  field: z.string().meta({ description: 'The line, as in problems' }),
  detail: z.string(),
});
export type StockWarning = z.output<typeof StockWarning>;

export const PlacedOrder = z
  .object({
    orderId: z.uuid(),
    version: z.int().meta({ description: 'Ask the view for at least this version to see the order' }),
    net: Money,
    tax: Money,
    total: Money.meta({ description: 'The owed amount: net and tax together' }),
    placedAt: z.date(),
    warnings: z.array(StockWarning).meta({ description: 'Reasons that may still prevent the order' }),
  })
  .meta({ id: 'PlacedOrder' });
export type PlacedOrder = z.output<typeof PlacedOrder>;

/** With a link to the order in the view, where it appears soon. */
export const placedOrderResponse = {
  standardSchema: PlacedOrder,
  headers: {
    ...versionHeader,
    Location: {
      description: 'The address of the order',
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
