import type { DeadLetterFilter } from './dead-letter-filter.js';
import { listDeadHeads, surveyDeadHeads } from './dead-letter-queries.js';
import type { KeyTriage, RedriveOptions, TriagedKey, TriageOptions } from './key-triage.js';
import { Pace } from '../pace.js';
import { TriageError } from './triage.errors.js';

const DEFAULT_EVENTS_PER_S = 100;
const MAX_HEADS_AT_ONCE = 100;

export interface TriageManyOptions extends TriageOptions {
  /** The most events handed over in a second, including the followers. */
  eventsPerSecond?: number | undefined;
  /** Ends it before the next key. */
  signal?: AbortSignal | undefined;
}

export type RedriveManyOptions = TriageManyOptions & RedriveOptions;

/** The outcome for one of many keys, and the progress of the whole. */
export type TriageStep<What extends string> = {
  done: number;
  total: number;
  eventId: string;
} & Outcome<What>;

export type RedriveStep = TriageStep<'redriven'>;
export type DiscardStep = TriageStep<'discarded'>;

type Outcome<What extends string> = Record<What, TriagedKey> | { refused: TriageError };

export interface Triaging<What extends string> {
  filter: DeadLetterFilter;
  /** The participle of the decision. */
  what: What;
  /** @throws TriageError if it is refused: then the key is unchanged, and the step says why */
  decide: (eventId: string) => Promise<TriagedKey>;
}

/**
 * Decides on the matching heads, each in a transaction of its own, the oldest first. It leaves out events
 * that die meanwhile, so it ends even if everything fails again.
 */
export async function* triageMany<What extends string>(
  keys: KeyTriage,
  { filter, what, decide }: Triaging<What>,
  { eventsPerSecond = DEFAULT_EVENTS_PER_S, signal, dryRun = false }: TriageManyOptions,
): AsyncGenerator<TriageStep<What>> {
  const { total, last } = await surveyDeadHeads(keys.database, keys.group, filter);
  const pace = new Pace(eventsPerSecond);
  let done = 0;
  for await (const eventId of deadHeads(keys, filter, last)) {
    await pace.ready(signal);
    if (signal?.aborted) return;
    const decided = await unlessRefused(decide(eventId));
    if (!(decided instanceof TriageError) && !dryRun) pace.spend(1 + decided.followers);
    done += 1;
    const outcome = decided instanceof TriageError ? { refused: decided } : { [what]: decided };
    yield { done, total, eventId, ...(outcome as Outcome<What>) };
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

async function unlessRefused(decided: Promise<TriagedKey>): Promise<TriagedKey | TriageError> {
  try {
    return await decided;
  } catch (error) {
    if (error instanceof TriageError) return error;
    throw error;
  }
}
