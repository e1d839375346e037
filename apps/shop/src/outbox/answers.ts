import { z } from 'zod';

const ParkedRow = z.object({
  id: z.string(),
  eventId: z.string(),
  topic: z.string(),
  key: z.string(),
  parkedAt: z.string(),
  reason: z.string(),
  waiting: z.int(),
});
export type ParkedRow = z.output<typeof ParkedRow>;

export const ParkedPage = z.object({ items: z.array(ParkedRow), nextCursor: z.string().optional() });

export const DecidedRow = z.object({
  id: z.string(),
  eventId: z.string(),
  topic: z.string(),
  key: z.string(),
});
export type DecidedRow = z.output<typeof DecidedRow>;

const Step = z.object({
  outbox: z.string(),
  done: z.int(),
  total: z.int(),
  decided: z.int(),
  refused: z.int(),
});
const Ended = z.object({ end: z.enum(['complete', 'stopped', 'failed']), detail: z.string().optional() });

/** A line about a decision on many rows. */
export const ManyRowsLine = z.union([Step, Ended]);
export type ManyRowsStep = z.output<typeof Step>;
