import type { OffsetRange, Position } from './offsets.js';

/** Tells where topics begin and end, and how far groups are. Changes nothing. */
export interface TopicOffsets {
  connect(): Promise<void>;
  /** What each partition of the topics holds. */
  ranges(topics: readonly string[]): Promise<OffsetRange[]>;
  /** The first records of that time or later; where there is none, the end. */
  since(topics: readonly string[], time: Date): Promise<Position[]>;
  /**
   * What a group has committed, of these topics or of all. Partitions of which it has committed nothing are
   * left out.
   */
  committed(groupId: string, topics?: readonly string[]): Promise<Position[]>;
  /** What a group has kept beside its offsets, each once: the `mark` of its consumers. */
  marks(groupId: string): Promise<string[]>;
  /** Of the cluster that answers: no other one has the same. */
  clusterId(): Promise<string>;
  /** Resolves when the broker answers. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
