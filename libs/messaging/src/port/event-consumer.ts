import type { OffsetRange } from './offsets.js';
import type { IncomingRecord } from './records.js';

/** The outcome of a chunk. */
export interface ChunkOutcome {
  /**
   * How many records, counted from the first, are done: committed where they belong, never to be delivered
   * again.
   */
  done: number;
  /**
   * When not all are done: how long, in milliseconds, to leave the partition alone before the rest is
   * delivered again.
   */
  retryIn?: number;
}

/**
 * Takes consecutive records of one partition, or where chunks are joined of several, one partition after the
 * other. Should not throw, but say in the outcome what failed: thrown, it is the whole chunk.
 */
export type ChunkHandler = (records: IncomingRecord[]) => Promise<ChunkOutcome>;

export interface EventConsumerOptions {
  groupId: string;
  topics: string[];
  /** Most records handed over at once. */
  chunkSize?: number;
  /** How many partitions are worked on at the same time. */
  concurrency?: number;
  /**
   * Hands what has come of several partitions over at once, if it is little: for a handler that makes one
   * transaction of a chunk. The partitions then share the fate of a chunk, also its time. Instead of
   * `concurrency`.
   */
  join?: boolean;
  timeouts?: Partial<ConsumerTimeouts>;
  /**
   * Kept beside each committed offset, for `marks` of `TopicOffsets`: it names the place of the group's
   * effects.
   */
  mark?: () => string;
  /**
   * Called for records that Kafka removed before the group read them. A range that ends before it begins
   * belongs to a topic that was created again: it is read from its beginning.
   */
  missed?: (range: OffsetRange) => void;
  /**
   * Asked before it joins: what speaks against it, if anything does. Asked again until nothing does;
   * meanwhile that is its problem.
   */
  objection?: () => Promise<string | undefined>;
}

/** In milliseconds. */
export interface ConsumerTimeouts {
  /** How often a member says that it is alive, also in the middle of a chunk. */
  heartbeat: number;
  /** After how long without a word of a member the broker gives its partitions to others. */
  session: number;
  /** How long a change of the group waits for a member to finish its chunk. */
  rebalance: number;
  /** How long `stop` waits for the broker, once the chunks in hand are done. */
  leave: number;
}

export interface EventConsumer {
  /**
   * Joins the group and delivers until `stop`. Resolves at the first join, or when stopped before; keeps
   * trying for as long as the broker or a topic is not there.
   */
  start(handler: ChunkHandler): Promise<void>;
  /** Finishes or gives back what is in flight, commits, leaves the group. */
  stop(): Promise<void>;
  /** Undefined while it makes progress, else what is wrong. */
  problem(): string | undefined;
}
