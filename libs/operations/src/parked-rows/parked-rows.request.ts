import { z } from 'zod';
import { pageLimit } from '@shop/http';
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
