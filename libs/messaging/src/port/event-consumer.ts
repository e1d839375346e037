import type { OffsetRange } from './offsets.js';
import type { IncomingRecord } from './records.js';

/** The outcome of a chunk. */
export interface ChunkOutcome {
  /**
   * The number of finished records, counted from the first: their effects are committed, and they must not be
   * delivered again.
   */
  done: number;
  /**
   * If not all are done: how long the partition rests before the remaining records are delivered again, in
   * milliseconds.
   */
  retryIn?: number;
}

/**
 * Handles consecutive records of one partition. In a joined chunk one partition follows the other. It should
 * not throw, but report the failure in the outcome: an error counts for the whole chunk.
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
   * Hands over records of several partitions together, if they are few: for a handler that makes one
   * transaction of a chunk. The partitions then share the fate and the time of a chunk. Replaces
   * `concurrency`.
   */
  join?: boolean;
  timeouts?: Partial<ConsumerTimeouts>;
  /**
   * Stored beside each committed offset, for `marks` of `TopicOffsets`: it names the place of the group's
   * effects.
   */
  mark?: () => string;
  /**
   * Called for records that Kafka removed before the group read them. A range that ends before it begins
   * belongs to a topic that was created again: it is read from its beginning.
   */
  missed?: (range: OffsetRange) => void;
  /**
   * Asked before each join for an objection. Asked again until there is none. Meanwhile the objection is the
   * consumer's problem.
   */
  objection?: () => Promise<string | undefined>;
}

/** In milliseconds. */
export interface ConsumerTimeouts {
  /** How often a member shows that it is alive, also in the middle of a chunk. */
  heartbeat: number;
  /** The silence after which the broker gives the partitions of a member to others. */
  session: number;
  /** How long a rebalance waits for a member to finish its chunk. */
  rebalance: number;
  /** How long `stop` waits for the broker, once the chunks in hand are done. */
  leave: number;
}

export interface EventConsumer {
  /**
   * Joins the group and delivers until `stop`. Resolves at the first join, or when stopped before. Keeps
   * trying while the broker or a topic is missing.
   */
  start(handler: ChunkHandler): Promise<void>;
  /** Finishes or gives back the work in flight, commits, leaves the group. */
  stop(): Promise<void>;
  /** Undefined while it makes progress, otherwise the problem. */
  problem(): string | undefined;
}
