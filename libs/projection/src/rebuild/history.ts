import {
  createTopicReader,
  partitionId,
  Positions,
  type KafkaConnection,
  type OffsetRange,
  type Position,
  type TopicOffsets,
} from '@shop/messaging';
import type { Topic } from '@shop/topics';

/** The history that the topics still hold. */
export interface History {
  /** Where reading begins. */
  positions: Position[];
  /** From then on no fact is missing. Null if none was ever removed. */
  completeFrom: Date | null;
  /** Names of the topics that have lost facts. */
  shortened: string[];
}

/**
 * Finds the time from which the topics hold every fact. A compacted topic holds the latest fact of each key,
 * which is all that counts: it is read as a whole.
 */
export async function historyOf(
  topics: readonly Topic[],
  {
    offsets,
    kafka,
    groupId,
    from,
  }: { offsets: TopicOffsets; kafka: KafkaConnection; groupId: string; from?: Date },
): Promise<History> {
  const ranges = await offsets.ranges(topics.map(({ name }) => name));
  const streams = new Set(topics.filter(({ cleanup }) => cleanup === 'delete').map(({ name }) => name));
  const shortened = ranges.filter(({ topic, begin }) => streams.has(topic) && begin > 0n);
  const kept = await firstKept(shortened, kafka, groupId);
  const horizon = Math.max(...kept, from?.getTime() ?? 0);
  const since = from ? await offsets.since([...streams], from) : [];
  const later = new Positions(since);
  return {
    positions: ranges.map(({ topic, partition, begin }) => {
      return { topic, partition, offset: later.find({ topic, partition })?.offset ?? begin };
    }),
    completeFrom: horizon > 0 ? new Date(horizon) : null,
    shortened: [...new Set(shortened.map(({ topic }) => topic))],
  };
}

/** The times of the first records that partitions still have; now for one that has none. */
async function firstKept(
  ranges: readonly OffsetRange[],
  kafka: KafkaConnection,
  groupId: string,
): Promise<number[]> {
  const filled = ranges.filter(({ begin, end }) => end > begin);
  const empty = ranges.filter(({ begin, end }) => end === begin).map(() => Date.now());
  if (filled.length === 0) return empty;
  const times = new Map<string, number>();
  const all = Promise.withResolvers<void>();
  const reader = createTopicReader(kafka, { groupId });
  const positions = filled.map(({ topic, partition, begin }) => ({ topic, partition, offset: begin }));
  const ends = new Map(filled.map((range) => [partitionId(range), range.end]));
  await reader.start(positions, async ([first], next) => {
    const id = partitionId(next);
    const isEmpty = next.offset >= (ends.get(id) ?? 0n);
    if (!first && !isEmpty) return;
    if (!times.has(id)) times.set(id, first?.timestamp ?? Date.now());
    if (times.size === filled.length) all.resolve();
  });
  try {
    await Promise.race([all.promise, reader.failed]);
  } finally {
    await reader.stop();
  }
  return [...empty, ...times.values()];
}
