import type { Position } from './offsets.js';
import type { IncomingRecord } from './records.js';

export interface TopicReaderOptions {
  /**
   * A name of its own for each reader. Nothing is committed for the group, and it is gone when the reader
   * stops.
   */
  groupId: string;
  /** The most records handed over at once. */
  chunkSize?: number;
  /** How many partitions are read at the same time. */
  concurrency?: number;
}

/**
 * Handles records of one partition that follow each other. There may be none: what a transaction leaves
 * behind, a marker or what it has taken back, is no record for a reader, but takes offsets.
 *
 * @param next where reading goes on, behind all of that
 */
export type ReadChunk = (records: IncomingRecord[], next: Position) => Promise<void>;

/**
 * Reads partitions from given positions on, and goes on with what is added, until it is stopped. Other
 * partitions of their topics are left alone, and nobody's offsets are moved.
 *
 * The records of a partition come in order, and none twice.
 */
export interface TopicReader {
  /** Rejects when a chunk could not be handled, or when the broker is lost for good. Never resolves. */
  readonly failed: Promise<never>;
  /** Resolves once it reads. */
  start(positions: readonly Position[], handle: ReadChunk): Promise<void>;
  /** Finishes the chunks in hand. */
  stop(): Promise<void>;
}
