import { z } from 'zod';

const Row = z.looseObject({ id: z.string(), about: z.string() });
const AggregateRow = Row.extend({ version: z.int(), state: z.string(), madeAt: z.coerce.date().optional() });

/** A line of a service's stored books. */
export const BookLine = z.union([
  z.object({ aggregate: z.string(), row: AggregateRow }),
  z.object({ register: z.string(), row: Row }),
  z.object({ view: z.string(), row: Row }),
  z.object({
    covered: z.literal('aggregate'),
    row: z.object({ name: z.string(), topics: z.array(z.string()) }),
  }),
  z.object({ uncovered: z.literal('projection'), row: z.object({ name: z.string() }) }),
  z.object({ unsent: z.string(), row: z.object({ topic: z.string(), count: z.int() }) }),
  z.object({ open: z.string(), row: z.object({ what: z.string() }) }),
]);
export type BookLine = z.output<typeof BookLine>;

/** A line of its books that was made from facts. */
export const FoldedLine = z.union([
  z.object({ aggregate: z.string(), row: Row.extend({ state: z.string() }) }),
  z.object({ view: z.string(), row: Row }),
  z.object({ regroups: z.string() }),
]);
export type FoldedLine = z.output<typeof FoldedLine>;
