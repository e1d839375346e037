import { FAULT_KINDS } from '@shop/inbox';
import { z } from 'zod';
import { text } from '@shop/http';

const MAX_DELAY_MS = 600_000;

export const SetFaultRequest = z
  .strictObject({
    group: text(200),
    topic: text(249).optional(),
    key: text(200).optional(),
    kind: z.enum(FAULT_KINDS, `must be one of ${FAULT_KINDS.join(', ')}`),
    share: z.number().gt(0).max(1).optional(),
    times: z.int().min(1).max(1_000_000).optional(),
    delayMs: z.int().min(1).max(MAX_DELAY_MS).optional(),
  })
  .refine(({ kind, delayMs }) => kind !== 'slow' || delayMs !== undefined, {
    path: ['delayMs'],
    error: 'must be given for a fault that is slow',
  });
export type SetFaultRequest = z.output<typeof SetFaultRequest>;

export const ClearFaultsRequest = z.strictObject({
  group: text(200).optional(),
  id: z.int().min(1).optional(),
});
export type ClearFaultsRequest = z.output<typeof ClearFaultsRequest>;
