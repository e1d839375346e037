import type { Admin } from 'kafkajs';
import { partitionOf } from '../produce/partition-of.js';
import { retriable } from '../client/retriable.js';

export interface TailOptions {
  /** At the end, at the beginning, or with the first record whose time is that or later. */
  from: 'now' | 'beginning' | Date;
  /** By topic, the only keys of interest: what else is there is not handed over, and partitions without any of them are not read. */
  keys?: ReadonlyMap<string, readonly string[]>;
}

/** Of a partition, from where on it is to be read, and where it ends at this moment. */
export interface Range {
  topic: string;
  partition: number;
  begin: string;
  end: string;
}

/** The partitions that are to be read, and those that are to be left alone. */
export async function tailRanges(
  admin: Admin,
  topics: readonly string[],
  { from, keys }: TailOptions,
): Promise<{ read: Range[]; unread: Range[] }> {
  const ranges = (await Promise.all(topics.map((topic) => rangesOf(admin, topic, from)))).map((ofTopic) => {
    const wanted = keys && (keys.get(ofTopic[0]?.topic ?? '') ?? []);
    const partitions = new Set(wanted?.map((key) => partitionOf(key, ofTopic.length)));
    return Object.groupBy(ofTopic, ({ partition }) =>
      !wanted || partitions.has(partition) ? 'read' : 'unread',
    );
  });
  return {
    read: ranges.flatMap(({ read = [] }) => read),
    unread: ranges.flatMap(({ unread = [] }) => unread),
  };
}

async function rangesOf(admin: Admin, topic: string, from: TailOptions['from']): Promise<Range[]> {
  const ends = await retriable(() => admin.fetchTopicOffsets(topic));
  const begins = from instanceof Date ? await offsetsAt(admin, topic, from) : undefined;
  return ends.map(({ partition, high, low }) => ({
    topic,
    partition,
    begin: begins?.get(partition) ?? (from === 'now' ? high : low),
    end: high,
  }));
}

async function offsetsAt(admin: Admin, topic: string, time: Date): Promise<Map<number, string>> {
  const offsets = await retriable(() => admin.fetchTopicOffsetsByTimestamp(topic, time.getTime()));
  return new Map(offsets.map(({ partition, offset }) => [partition, offset]));
}
