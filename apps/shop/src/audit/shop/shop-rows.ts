import { z } from 'zod';

const aggregate = {
  service: z.string(),
  kind: z.string(),
  id: z.string(),
  about: z.string(),
  version: z.int(),
  state: z.string(),
};
const line = z.object({ sku: z.string(), quantity: z.int() });

export const OrderRow = z.object({
  ...aggregate,
  totalMinor: z.int(),
  currency: z.string(),
});
export const ShipmentRow = z.object({ ...aggregate, status: z.string(), lines: z.array(line).nullable() });
export const InvoiceRow = z.object({
  ...aggregate,
  status: z.string(),
  number: z.string().nullable(),
  totalMinor: z.int().nullable(),
  currency: z.string().nullable(),
});
export const StockRow = z.object({ ...aggregate, onHand: z.int(), reserved: z.int(), shipped: z.int() });
export const NumberSeriesRow = z.object({ id: z.string(), lastNumber: z.int() });

export type Order = z.output<typeof OrderRow>;
export type Shipment = z.output<typeof ShipmentRow>;
export type Invoice = z.output<typeof InvoiceRow>;
export type Stock = z.output<typeof StockRow>;
/** The number series of a year, by its id. */
export type NumberSeries = z.output<typeof NumberSeriesRow>;
