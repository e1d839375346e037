import { z } from 'zod';
import { text } from '@shop/http';
import { Actor, Reason } from '../decision.request.js';

const MAX_PARTITION = 1_000_000;

/** Where the range begins or ends. Offsets are text: they may exceed what a number of JSON holds. */
const Bound = z.union(
  [
    z.strictObject({ time: z.iso.datetime({ offset: true }).transform((time) => new Date(time)) }),
    z.strictObject({
      offset: z
        .string()
        .regex(/^\d{1,18}$/)
        .transform(BigInt),
    }),
  ],
  'must be {"time": "2026-07-01T12:00:00Z"} or {"offset": "42"}',
);

export const ReplayRequest = z
  .strictObject({
    by: Actor,
    reason: Reason.optional(),
    topic: text(249),
    from: Bound,
    to: Bound,
    partition: z.int().min(0).max(MAX_PARTITION).optional(),
    key: text(200).optional(),
    dryRun: z.boolean().default(false),
    force: z.boolean().default(false),
    eventsPerSecond: z.number().min(0.1).max(10_000).optional(),
    /** Whether to go on until no event of the range waits in the retry tiers. */
    wait: z.boolean().default(false),
  })
  .refine(({ from, to, partition }) => partition !== undefined || !('offset' in from || 'offset' in to), {
    path: ['partition'],
    error: 'must name the partition of the offsets',
  });
export type ReplayRequest = z.output<typeof ReplayRequest>;
