import { z } from 'zod';

const Time = z.iso.datetime();

const Status = z.object({
  name: z.string(),
  group: z.string(),
  tables: z.array(z.string()),
  phase: z.string(),
  running: z.boolean(),
});

const Progress = z.object({
  startedAt: Time,
  completeFrom: Time.nullable(),
  taken: z.int(),
  remaining: z.int(),
});

export const Projections = z.object({ items: z.array(Status) });
export type ProjectionStatus = z.output<typeof Status>;

export const RebuildStatus = Status.extend({ rebuild: Progress.optional() });
export type RebuildStatus = z.output<typeof RebuildStatus>;

const Difference = z.object({
  table: z.string(),
  key: z.string(),
  kind: z.enum(['only live', 'only rebuilt', 'differs']),
  columns: z.array(z.object({ name: z.string(), live: z.unknown(), rebuilt: z.unknown() })),
  parked: z.array(z.string()),
});
export type Difference = z.output<typeof Difference>;

const TableComparison = z.object({
  table: z.string(),
  counts: z.object({ live: z.int(), rebuilt: z.int() }),
  differing: z.int(),
  cutOff: z.boolean(),
  differences: z.array(Difference),
  undecided: z.int(),
});
export type TableComparison = z.output<typeof TableComparison>;

const Unreadable = z.object({
  topic: z.string(),
  partition: z.int(),
  offset: z.string(),
  reason: z.string(),
});

const Step = z.union([
  z.object({ goesOn: z.object({ startedAt: Time }) }),
  z.object({ begun: z.object({ completeFrom: Time.nullable(), carriedOver: z.int() }) }),
  z.object({ read: z.int(), remaining: z.int() }),
  z.object({ caughtUp: z.object({ read: z.int(), ms: z.int() }) }),
  z.object({ compared: z.array(TableComparison), unreadable: z.array(Unreadable) }),
  z.object({ done: z.enum(['ready', 'swapped', 'back', 'dropped-next', 'dropped-previous']) }),
  z.object({ dryRun: z.enum(['kept', 'dropped']) }),
]);
export type RebuildStep = z.output<typeof Step>;

const Ended = z.object({
  end: z.enum(['complete', 'stopped', 'failed']),
  detail: z.string().optional(),
  because: z.array(z.string()).optional(),
});

export type Ending = z.output<typeof Ended>;

export const RebuildLine = z.union([Step, Ended]);
