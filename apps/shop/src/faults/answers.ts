import { z } from 'zod';

export const Fault = z.object({
  id: z.int(),
  group: z.string(),
  topic: z.string().optional(),
  key: z.string().optional(),
  kind: z.string(),
  share: z.number().optional(),
  times: z.int().optional(),
  delayMs: z.int().optional(),
  hits: z.int(),
});
export type Fault = z.output<typeof Fault>;

export const Faults = z.object({ enabled: z.boolean(), items: z.array(Fault) });
export type Faults = z.output<typeof Faults>;

export const Cleared = z.object({ cleared: z.int() });
