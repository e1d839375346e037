import { Positions, rangeFrom, type OffsetRange, type Position, type TopicOffsets } from '../port/index.js';

/** A group, and the topics that it reads. */
export interface Subscription {
  group: string;
  topics: string[];
}

/** The progress of a group in its topics. */
export interface GroupOffsets {
  group: string;
  /** Its committed positions. Partitions without a commit are missing. */
  committed: Position[];
  /** The range of every partition that it has yet to handle: from its position to the end. */
  waiting: OffsetRange[];
}

/** The progress of groups, in the given order. Rejects when the broker does not have one of the topics. */
export async function readGroupOffsets(
  offsets: TopicOffsets,
  subscriptions: readonly Subscription[],
): Promise<GroupOffsets[]> {
  const committed = await Promise.all(
    subscriptions.map(({ group, topics }) => offsets.committed(group, topics)),
  );
  // Reads the ends after the commits, so that a lag is never negative.
  const held = await offsets.ranges([...new Set(subscriptions.flatMap(({ topics }) => topics))]);
  return subscriptions.map(({ group, topics }, index) => {
    const ofGroup = committed[index] ?? [];
    return { group, committed: ofGroup, waiting: waitingOf(held, topics, ofGroup) };
  });
}

/** Records that retention has removed are lost. They do not wait. */
function waitingOf(held: OffsetRange[], topics: string[], committed: Position[]): OffsetRange[] {
  const next = new Positions(committed);
  return held
    .filter(({ topic }) => topics.includes(topic))
    .map((range) => rangeFrom(range, next.find(range)?.offset ?? range.begin));
}
