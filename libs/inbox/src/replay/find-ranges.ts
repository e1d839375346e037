import { partitionOf, type OffsetRange, type TopicOffsets } from '@shop/messaging';
import { EmptyRangeError, UnknownPartitionError } from './replay.errors.js';

/** A bound of a range: the first record of that time or later, or an offset. */
type Bound = { time: Date } | { offset: bigint };

export interface Bounds {
  topic: string;
  from: Bound;
  /** Exclusive. */
  to: Bound;
  /** Only that partition. An offset needs one. */
  partition?: number | undefined;
  /** Only records with that key. */
  key?: string | undefined;
}

/** The range of a partition that a replay reads. */
export interface ReplayRange extends OffsetRange {
  /** The requested range goes back further than the topic, which holds nothing before `begin`. */
  cutOff: boolean;
  /**
   * The number of records in the range that the group has yet to read. The replay leaves them to the group,
   * because it would overtake earlier records.
   */
  yetToCome: bigint;
}

/**
 * Bounds the range for each partition by the content of the topic and by the group's progress.
 *
 * @throws EmptyRangeError, UnknownPartitionError
 */
export async function findRanges(
  offsets: TopicOffsets,
  group: string,
  { topic, from, to, partition, key }: Bounds,
): Promise<ReplayRange[]> {
  assertForwards(from, to);
  const [held, begins, ends, committed] = await Promise.all([
    offsets.ranges([topic]),
    positionsOf(offsets, topic, from),
    positionsOf(offsets, topic, to),
    offsets.committed(group, [topic]),
  ]);
  if (partition !== undefined && partition >= held.length) {
    throw new UnknownPartitionError(topic, held.length);
  }
  const keysPartition = key === undefined ? undefined : partitionOf(key, held.length);
  const next = new Map(committed.map((each) => [each.partition, each.offset]));
  return held.map((whole) => {
    const isMeant = [partition, keysPartition].every(
      (only) => only === undefined || only === whole.partition,
    );
    if (!isMeant) return nothingOf(whole);
    const wanted = { begin: begins(whole.partition), end: ends(whole.partition) };
    const goesBack = 'time' in from ? wanted.begin <= whole.begin : wanted.begin < whole.begin;
    return { ...bound(whole, wanted, next.get(whole.partition) ?? 0n), cutOff: goesBack && whole.begin > 0n };
  });
}

function bound(
  { topic, partition, ...held }: OffsetRange,
  wanted: { begin: bigint; end: bigint },
  next: bigint,
): Omit<ReplayRange, 'cutOff'> {
  const begin = smaller(larger(wanted.begin, held.begin), held.end);
  const last = larger(smaller(wanted.end, held.end), begin);
  const end = larger(smaller(last, next), begin);
  const yetToCome = last - end;
  return begin === end
    ? { topic, partition, begin: held.end, end: held.end, yetToCome }
    : { topic, partition, begin, end, yetToCome };
}

function nothingOf({ topic, partition, end }: OffsetRange): ReplayRange {
  return { topic, partition, begin: end, end, cutOff: false, yetToCome: 0n };
}

function assertForwards(from: Bound, to: Bound): void {
  const backwards =
    ('time' in from && 'time' in to && from.time >= to.time) ||
    ('offset' in from && 'offset' in to && from.offset >= to.offset);
  if (backwards) throw new EmptyRangeError();
}

async function positionsOf(
  offsets: TopicOffsets,
  topic: string,
  bound: Bound,
): Promise<(partition: number) => bigint> {
  if ('offset' in bound) return () => bound.offset;
  const found = await offsets.since([topic], bound.time);
  const byPartition = new Map(found.map(({ partition, offset }) => [partition, offset]));
  return (partition) => byPartition.get(partition) ?? 0n;
}

function smaller(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

function larger(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}
