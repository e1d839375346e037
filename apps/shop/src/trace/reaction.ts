import { topicCatalogue } from '@shop/contracts';
import { deadLetterTopic, retryTopic } from '@shop/messaging';
import { outboxRowOf, type Fact, type OutboxRow } from './fact.js';
import type { GroupWhereabouts, Parked, WaitingRow } from './whereabouts.js';

/** The reaction of a consumer group to a fact. */
export type Reaction = { group: string } & (
  | { state: 'handled'; failures: number }
  | { state: 'discarded'; by: string | null; reason: string }
  /** Behind by so many records of its partition, including the fact's own. */
  | { state: 'unread'; behind: number }
  | {
      state: 'retrying';
      tier: string;
      dueAt: string | null;
      attempts: number;
      error: string;
      forward: OutboxRow | null;
    }
  | { state: 'blocked'; behind: string; stage: string }
  | { state: 'dead'; attempts: number; redrives: number; error: string; forward: OutboxRow | null }
  /** Read. Only its service knows the outcome. */
  | { state: 'read' }
);

const DEAD = 'dead';

/** The knowledge about a consumer group. */
export interface GroupKnowledge {
  /** The first offset that the group has not finished, by topic and partition. */
  next: ReadonlyMap<string, number>;
  /** Undefined when its service did not answer. */
  whereabouts: GroupWhereabouts | undefined;
  /** The rows in the outboxes of its service. */
  outbox: readonly WaitingRow[];
}

/** Returns one for each group that subscribes to the fact's topic, and none for an unpublished fact. */
export function reactionsTo(fact: Fact, groups: ReadonlyMap<string, GroupKnowledge>): Reaction[] {
  const subscribers = topicCatalogue.find(({ name }) => name === fact.topic)?.subscribers ?? [];
  return subscribers.flatMap(({ group }) => {
    const knowledge = groups.get(group);
    return fact.place && knowledge ? [{ group, ...reactionOf(fact, fact.place, knowledge) }] : [];
  });
}

type Part<T> = T extends unknown ? Omit<T, 'group'> : never;

function reactionOf(
  fact: Fact,
  { partition, offset }: NonNullable<Fact['place']>,
  { next, whereabouts, outbox }: GroupKnowledge,
): Part<Reaction> {
  const parked = whereabouts?.parked.find((each) => isSame(fact, each));
  if (whereabouts && parked) return reactionOfParked(whereabouts.group, parked, outbox);
  const done = next.get(`${fact.topic}/${partition}`) ?? 0;
  if (Number(offset) >= done) return { state: 'unread', behind: Number(offset) - done + 1 };
  if (!whereabouts) return { state: 'read' };
  const history = whereabouts.history.filter(({ eventId }) => eventId === fact.eventId);
  const last = history.at(-1);
  if (last?.what === 'discarded') return { state: 'discarded', by: last.actor, reason: last.detail };
  return { state: 'handled', failures: history.filter(({ what }) => what === 'failed').length };
}

function reactionOfParked(group: string, parked: Parked, outbox: readonly WaitingRow[]): Part<Reaction> {
  const { eventId, stage, blockedBy, attempts, redrives, dueAt } = parked;
  if (blockedBy !== null) return { state: 'blocked', behind: blockedBy, stage };
  const topic = stage === DEAD ? deadLetterTopic(group) : retryTopic(group, stage);
  const row = outbox.find((each) => each.eventId === eventId && each.topic === topic);
  const forward = row ? outboxRowOf(row) : null;
  const error = `${parked.errorClass ?? 'no error'}: ${parked.errorMessage ?? ''}`;
  if (stage === DEAD) return { state: 'dead', attempts, redrives, error, forward };
  return { state: 'retrying', tier: stage, dueAt, attempts, error, forward };
}

/** Compares the place also: an event with an unreadable id has another id in the ledger. */
function isSame({ eventId, topic, place }: Fact, parked: Parked): boolean {
  const isThere =
    topic === parked.topic && place?.partition === parked.partition && place.offset === parked.offset;
  return eventId === parked.eventId || isThere;
}
