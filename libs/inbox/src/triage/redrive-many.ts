import type { Decision } from '../decision.js';
import type { DeadLetterFilter } from './dead-letter-filter.js';
import { listDeadHeads, surveyDeadHeads } from './dead-letter-queries.js';
import type { KeyTriage, RedriveOptions, TriagedKey } from './key-triage.js';
import { Pace } from '../pace.js';
import { TriageError } from './triage.errors.js';

const DEFAULT_EVENTS_PER_S = 100;
const MAX_HEADS_AT_ONCE = 100;

export interface RedriveManyOptions extends RedriveOptions {
  /** The most events handed over in a second, those that follow others included. */
  eventsPerSecond?: number | undefined;
  /** Ends it before the next key. */
  signal?: AbortSignal | undefined;
}

/** One of the keys that a redrive of many goes through, and how far that has come. */
export type RedriveStep = { done: number; total: number; eventId: string } & Outcome;

type Outcome = { redriven: TriagedKey } | { refused: TriageError };

/**
 * Redrives the heads that match, each in a transaction of its own, the oldest first. Those that die meanwhile
 * are not taken along: it ends, also when everything fails again.
 */
export async function* redriveMany(
  keys: KeyTriage,
  filter: DeadLetterFilter,
  decision: Decision,
  { eventsPerSecond = DEFAULT_EVENTS_PER_S, signal, ...options }: RedriveManyOptions,
): AsyncGenerator<RedriveStep> {
  const { total, last } = await surveyDeadHeads(keys.database, keys.group, filter);
  const pace = new Pace(eventsPerSecond);
  let done = 0;
  for await (const eventId of deadHeads(keys, filter, last)) {
    await pace.ready(signal);
    if (signal?.aborted) return;
    const outcome = await tryRedrive(keys, eventId, decision, options);
    if ('redriven' in outcome && !options.dryRun) pace.spend(1 + outcome.redriven.followers);
    done += 1;
    yield { done, total, eventId, ...outcome };
  }
}

async function* deadHeads(
  { database, group }: KeyTriage,
  filter: DeadLetterFilter,
  last: string | null,
): AsyncGenerator<string> {
  if (last === null) return;
  let after = '0';
  for (;;) {
    const heads = await listDeadHeads(database, group, filter, { after, last, limit: MAX_HEADS_AT_ONCE });
    for (const { eventId } of heads) yield eventId;
    const end = heads.at(-1);
    if (!end) return;
    after = end.seq;
  }
}

async function tryRedrive(
  keys: KeyTriage,
  eventId: string,
  decision: Decision,
  options: RedriveOptions,
): Promise<Outcome> {
  try {
    return { redriven: await keys.redrive(eventId, decision, options) };
  } catch (error) {
    if (error instanceof TriageError) return { refused: error };
    throw error;
  }
}
