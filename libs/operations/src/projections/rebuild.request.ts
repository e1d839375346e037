import { z } from 'zod';
import { Actor } from '../decision.request.js';

const MAX_PATIENCE_MS = 1_000_000_000;

const decision = { by: Actor };
const compare = {
  acceptDifferences: z.boolean().default(false),
  patienceMs: z.int().min(0).max(MAX_PATIENCE_MS).default(60_000),
};

export const RebuildRequest = z.strictObject({
  ...decision,
  ...compare,
  from: z.iso
    .datetime({ offset: true })
    .transform((time) => new Date(time))
    .optional(),
  carryOver: z.boolean().default(false),
  dryRun: z.boolean().default(false),
  swap: z.boolean().default(true),
});
export type RebuildRequest = z.output<typeof RebuildRequest>;

export const SwapRequest = z.strictObject({ ...decision, ...compare });
export type SwapRequest = z.output<typeof SwapRequest>;

/** To go back, to abort, or to drop the replaced tables. */
export const ProjectionRequest = z.strictObject(decision);
export type ProjectionRequest = z.output<typeof ProjectionRequest>;
