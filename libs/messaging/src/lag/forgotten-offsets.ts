import { Positions, type TopicOffsets } from '../port/index.js';
import type { Subscription } from './group-offsets.js';

export interface Memory {
  /** The log no longer knows whether earlier events were handled. */
  since(): Promise<Date>;
  /** Whether the group has handled any event since then. */
  hasHandled(since: Date): Promise<boolean>;
}

/**
 * Whether Kafka has forgotten the progress of a group, so that it would begin again with events that its log
 * no longer knows: the group has no offsets in any of its topics, they hold older events than the log, and
 * the group has handled some. A new group has handled none.
 */
export async function hasForgottenOffsets(
  offsets: TopicOffsets,
  { group, topics }: Subscription,
  memory: Memory,
): Promise<boolean> {
  const committed = await offsets.committed(group, topics);
  if (committed.length > 0) return false;
  const since = await memory.since();
  const [ranges, firstRemembered] = await Promise.all([offsets.ranges(topics), offsets.since(topics, since)]);
  const remembered = new Positions(firstRemembered);
  const holdsOlder = ranges.some((range) => (remembered.find(range)?.offset ?? range.end) > range.begin);
  return holdsOlder && (await memory.hasHandled(since));
}
