import { z } from 'zod';

export const StockLevel = z
  .object({
    sku: z.string(),
    version: z.int(),
    onHand: z.int().meta({ description: 'In the warehouse and free to be sold' }),
    reserved: z.int().meta({ description: 'In the warehouse and kept for open shipments' }),
    shipped: z.int().meta({ description: 'Dispatched and not returned' }),
    changedAt: z.date(),
  })
  .meta({ id: 'StockLevel' });
export type StockLevel = z.output<typeof StockLevel>;

export const StockPage = z.object({ items: z.array(StockLevel) }).meta({ id: 'StockPage' });
export type StockPage = z.output<typeof StockPage>;
