import { z } from 'zod';

const Range = z.object({
  partition: z.int(),
  begin: z.string(),
  end: z.string(),
  records: z.int(),
  cutOff: z.boolean(),
  yetToCome: z.int(),
});
export type ReplayRange = z.output<typeof Range>;

const Tally = z.object({
  sent: z.int(),
  done: z.int(),
  parked: z.int(),
  discarded: z.int(),
  forgotten: z.int(),
  unreadable: z.int(),
});
export type Tally = z.output<typeof Tally>;

const Begun = z.object({ ranges: z.array(Range) });
const Step = z.object({ read: z.int(), tally: Tally });
const Parked = z.object({ stillParked: z.object({ waiting: z.int(), dead: z.int() }) });
const Ended = z.object({ end: z.enum(['complete', 'stopped', 'failed']), detail: z.string().optional() });

export const ReplayLine = z.union([Begun, Step, Parked, Ended]);
export type ReplayLine = z.output<typeof ReplayLine>;
export type ReplayStep = z.output<typeof Step>;
export type StillParked = z.output<typeof Parked>['stillParked'];
export type Ending = Omit<z.output<typeof Ended>, 'end'> & { end: string };
