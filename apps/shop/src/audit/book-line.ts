import { z } from 'zod';

const Row = z.looseObject({ id: z.string(), about: z.string() });
const AggregateRow = Row.extend({ version: z.int(), state: z.string() });

/** A line of a service's stored books. */
export const BookLine = z.union([
  z.object({ aggregate: z.string(), row: AggregateRow }),
  z.object({ register: z.string(), row: Row }),
  z.object({ view: z.string(), row: Row }),
  z.object({ unsent: z.string(), row: z.object({ topic: z.string(), count: z.int() }) }),
  z.object({ open: z.string(), row: z.object({ what: z.string() }) }),
]);
export type BookLine = z.output<typeof BookLine>;

/** A line of its books as facts make them. */
export const FoldedLine = z.union([
  z.object({ aggregate: z.string(), row: Row.extend({ state: z.string() }) }),
  z.object({ view: z.string(), row: Row }),
]);
export type FoldedLine = z.output<typeof FoldedLine>;

const aggregate = {
  kind: z.string(),
  id: z.string(),
  about: z.string(),
  version: z.int(),
  state: z.string(),
};
const line = z.object({ sku: z.string(), quantity: z.int() });

/** The rows of the shop's own business, with their details. */
export const OrderRow = z.object({
  ...aggregate,
  placedAt: z.coerce.date(),
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
