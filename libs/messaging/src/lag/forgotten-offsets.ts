import { Positions, type TopicOffsets } from '../port/index.js';
import type { Subscription } from './group-offsets.js';

export interface Memory {
  /** Events from before are no longer known as handled. */
  since: Date;
  /** Whether the group has handled any event since then. */
  hasHandled(): Promise<boolean>;
}

/**
 * Whether Kafka has forgotten how far a group was, so that it would begin again with events which it does not
 * remember to have handled: it has offsets of none of its topics, which hold older events than it remembers,
 * and it has handled some. A group that is new has handled none.
 */
export async function hasForgottenOffsets(
  offsets: TopicOffsets,
  { group, topics }: Subscription,
  memory: Memory,
): Promise<boolean> {
  const [committed, ranges, since] = await Promise.all([
    offsets.committed(group, topics),
    offsets.ranges(topics),
    offsets.since(topics, memory.since),
  ]);
  if (committed.length > 0) return false;
  const remembered = new Positions(since);
  const holdsOlder = ranges.some((range) => (remembered.find(range)?.offset ?? range.end) > range.begin);
  return holdsOlder && (await memory.hasHandled());
}
