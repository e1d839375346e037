import { partitionOf } from '../kafka-client.js';
import { Positions, type OffsetRange, type TopicOffsets } from '../port/index.js';

export interface TailOptions {
  /** At the end, at the beginning, or with the first record of that time or later. */
  from: 'now' | 'beginning' | Date;
  /**
   * By topic, the only wanted keys: it skips other records, and partitions without any of these keys. In a
   * topic that is missing here all keys are wanted.
   */
  keys?: ReadonlyMap<string, readonly string[]>;
}

/** The ranges of the partitions to read: from their start to their present end. */
export async function tailRanges(
  offsets: TopicOffsets,
  topics: readonly string[],
  { from, keys }: TailOptions,
): Promise<OffsetRange[]> {
  const held = await offsets.ranges(topics);
  const since = new Positions(from instanceof Date ? await offsets.since(topics, from) : []);
  const wanted = held.filter(isWanted(held, keys));
  if (from === 'now') return wanted.map((range) => ({ ...range, begin: range.end }));
  return wanted.map((range) => ({ ...range, begin: since.find(range)?.offset ?? range.begin }));
}

function isWanted(held: readonly OffsetRange[], keys: TailOptions['keys']): (range: OffsetRange) => boolean {
  if (!keys) return () => true;
  const ofTopic = Map.groupBy(held, ({ topic }) => topic);
  const partitions = new Map(
    Array.from(ofTopic, ([topic, { length }]) => {
      const of = keys.get(topic);
      return [topic, of && new Set(of.map((key) => partitionOf(key, length)))];
    }),
  );
  return ({ topic, partition }) => partitions.get(topic)?.has(partition) ?? true;
}
