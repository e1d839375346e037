import type { OffsetRange, Position } from './offsets.js';

/** Reads the bounds of topics and the progress of groups. Changes nothing. */
export interface TopicOffsets {
  connect(): Promise<void>;
  /** The range that each partition of the topics holds. */
  ranges(topics: readonly string[]): Promise<OffsetRange[]>;
  /** The first records of that time or later. Where there is none, the end. */
  since(topics: readonly string[], time: Date): Promise<Position[]>;
  /**
   * The committed positions of a group in these topics, or in all. Partitions without a commit are missing.
   */
  committed(groupId: string, topics?: readonly string[]): Promise<Position[]>;
  /** The `mark`s that the consumers of a group keep beside their offsets, each once. */
  marks(groupId: string): Promise<string[]>;
  /** The unique id of the cluster. */
  clusterId(): Promise<string>;
  /** Resolves when the broker answers. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
