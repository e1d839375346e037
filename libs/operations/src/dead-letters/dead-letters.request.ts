import { z } from 'zod';
import { pageLimit, text } from '@shop/http';
import { Actor, Reason } from '../decision.request.js';

const Moment = z.iso.datetime({ offset: true }).transform((time) => new Date(time));

const filter = {
  eventType: text(200).optional(),
  topic: text(249).optional(),
  errorClass: text(200).optional(),
  failure: text(1_000).optional(),
  key: text(200).optional(),
  errorText: text(200).optional(),
  parkedFrom: Moment.optional(),
  parkedUntil: Moment.optional(),
};

const page = {
  limit: pageLimit(20),
  cursor: z
    .string()
    .regex(/^\d{1,18}$/, 'must be the nextCursor of the previous page')
    .optional(),
};

export const ListDeadLettersRequest = z.strictObject({
  group: text(200),
  ...filter,
  ...page,
});
export type ListDeadLettersRequest = z.output<typeof ListDeadLettersRequest>;

export const ListDecidedRequest = z.strictObject({ group: text(200), ...page });
export type ListDecidedRequest = z.output<typeof ListDecidedRequest>;

export const SummaryRequest = z.strictObject({ group: text(200).optional(), ...filter });
export type SummaryRequest = z.output<typeof SummaryRequest>;

export const RedriveRequest = z.strictObject({
  by: Actor,
  reason: Reason.optional(),
  dryRun: z.boolean().default(false),
  force: z.boolean().default(false),
});
export type RedriveRequest = z.output<typeof RedriveRequest>;

const matching = {
  filter: z.strictObject(filter).default({}),
  // So that a forgotten filter does not decide on everything.
  all: z.boolean().default(false),
  eventsPerSecond: z.number().min(0.1).max(10_000).optional(),
};

const isChosen = ({ filter, all }: { filter: object; all: boolean }): boolean =>
  all !== Object.values(filter).some((value) => value !== undefined);

const NOT_CHOSEN = {
  path: ['filter'],
  error: 'must say which dead letters, unless all is true: one of the two',
};

export const RedriveMatchingRequest = RedriveRequest.extend(matching).refine(isChosen, NOT_CHOSEN);
export type RedriveMatchingRequest = z.output<typeof RedriveMatchingRequest>;

export const DiscardRequest = z.strictObject({
  by: Actor,
  reason: Reason,
  dryRun: z.boolean().default(false),
});
export type DiscardRequest = z.output<typeof DiscardRequest>;

export const DiscardMatchingRequest = DiscardRequest.extend(matching).refine(isChosen, NOT_CHOSEN);
export type DiscardMatchingRequest = z.output<typeof DiscardMatchingRequest>;
