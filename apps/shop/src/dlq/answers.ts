import { z } from 'zod';

const Kind = z.object({
  errorClass: z.string().nullable(),
  failure: z.string().nullable(),
  eventType: z.string().nullable(),
  count: z.int(),
  quarantined: z.int(),
  followers: z.int(),
  oldest: z.string(),
  latest: z.string(),
});

export const Summary = z.object({ groups: z.array(z.object({ group: z.string(), kinds: z.array(Kind) })) });
export type GroupSummary = z.output<typeof Summary>['groups'][number];

const DeadLetter = z.object({
  eventId: z.string(),
  topic: z.string(),
  key: z.string(),
  eventType: z.string().nullable(),
  eventTime: z.string(),
  partition: z.int(),
  offset: z.string(),
  stage: z.string(),
  attempts: z.int(),
  redrives: z.int(),
  quarantined: z.boolean(),
  blockedBy: z.string().nullable(),
  followers: z.int(),
  errorClass: z.string().nullable(),
  errorMessage: z.string().nullable(),
  failure: z.string().nullable(),
  parkedAt: z.string(),
});
export type DeadLetter = z.output<typeof DeadLetter>;

export const DeadLetterPage = z.object({ items: z.array(DeadLetter), nextCursor: z.string().optional() });

const DecidedLetter = z.object({
  seq: z.string(),
  eventId: z.string(),
  at: z.string(),
  what: z.string(),
  reason: z.string(),
  actor: z.string().nullable(),
  outcome: z.string(),
});
export type DecidedLetter = z.output<typeof DecidedLetter>;

export const DecidedPage = z.object({ items: z.array(DecidedLetter), nextCursor: z.string().optional() });
export type DecidedPage = z.output<typeof DecidedPage>;

export const DeadLetterDetails = DeadLetter.extend({
  headers: z.record(z.string(), z.union([z.string(), z.object({ base64: z.string() })])),
  content: z.union([z.object({ json: z.json() }), z.object({ unreadable: z.string(), hex: z.string() })]),
  errorStack: z.string().nullable(),
  history: z.array(
    z.object({ at: z.string(), what: z.string(), detail: z.string(), actor: z.string().nullable() }),
  ),
});
export type DeadLetterDetails = z.output<typeof DeadLetterDetails>;

export const TriagedKey = z.object({
  eventId: z.string(),
  topic: z.string(),
  key: z.string(),
  followers: z.int(),
});
export type TriagedKey = z.output<typeof TriagedKey>;

const Progress = z.object({ done: z.int(), total: z.int(), eventId: z.string() });

const Redriven = Progress.extend({ redriven: TriagedKey });
const Discarded = Progress.extend({ discarded: TriagedKey });
const Refused = Progress.extend({ refused: z.object({ code: z.string(), detail: z.string() }) });
const Ended = z.object({ end: z.enum(['complete', 'stopped', 'failed']), detail: z.string().optional() });

export const RedriveLine = z.union([Redriven, Refused, Ended]);
export type RedriveLine = z.output<typeof RedriveLine>;

/** A line about a redrive or a discard of many. */
export const TriageLine = z.union([Discarded, RedriveLine]);
export type TriageLine = z.output<typeof TriageLine>;
export type TriageStep = Exclude<TriageLine, { end: unknown }>;
