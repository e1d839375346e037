import { z } from 'zod';
import { pageLimit, text } from '@shop/http';
import { Actor, Reason } from '../decision.request.js';
import type { RowId, Side } from './outbox-admin.js';

export const ParkedRowId = z
  .string()
  .regex(/^(write|read)-\d{1,18}$/, 'must be write-<number> or read-<number>')
  .transform((text): RowId => {
    const [side, id] = text.split('-') as [Side, string];
    return { side, id };
  });

export const ListParkedRowsRequest = z.strictObject({
  limit: pageLimit(20),
  cursor: ParkedRowId.optional(),
});
export type ListParkedRowsRequest = z.output<typeof ListParkedRowsRequest>;

export const ReleaseRequest = z.strictObject({ by: Actor, reason: Reason.optional() });
export type ReleaseRequest = z.output<typeof ReleaseRequest>;

export const DropRequest = z.strictObject({ by: Actor, reason: Reason });
export type DropRequest = z.output<typeof DropRequest>;

const which = {
  filter: z
    .strictObject({
      topic: text(249).optional(),
      key: text(200).optional(),
      reason: text(200).optional(),
    })
    .default({}),
  // So that a forgotten filter does not decide on everything.
  all: z.boolean().default(false),
  dryRun: z.boolean().default(false),
};

const eitherOr = {
  path: ['filter'],
  error: 'must say which rows, unless all is true: one of the two',
};

type Which = z.output<z.ZodObject<typeof which>>;

function saysWhich({ filter, all }: Pick<Which, 'filter' | 'all'>): boolean {
  return all !== Object.values(filter).some((value) => value !== undefined);
}

export const ReleaseMatchingRequest = ReleaseRequest.extend(which).refine(saysWhich, eitherOr);
export type ReleaseMatchingRequest = z.output<typeof ReleaseMatchingRequest>;

export const DropMatchingRequest = DropRequest.extend(which).refine(saysWhich, eitherOr);
export type DropMatchingRequest = z.output<typeof DropMatchingRequest>;
