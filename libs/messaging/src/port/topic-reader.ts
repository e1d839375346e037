import type { Position } from './offsets.js';
import type { IncomingRecord } from './records.js';

export interface TopicReaderOptions {
  /**
   * A name of its own for each reader. It commits nothing for the group, which disappears when the reader
   * stops.
   */
  groupId: string;
  /** The most records handed over at once. */
  chunkSize?: number;
  /** How many partitions are read at the same time. */
  concurrency?: number;
}

/**
 * Handles consecutive records of one partition. There may be none: markers and aborted records of
 * transactions take offsets, but a reader does not get them.
 *
 * @param next the position after all of these
 */
export type ReadChunk = (records: IncomingRecord[], next: Position) => Promise<void>;

/**
 * Reads partitions from given positions on, continues with new records, and runs until it is stopped. It
 * ignores other partitions of their topics, and moves no group's offsets.
 *
 * The records of a partition come in order, each once.
 */
export interface TopicReader {
  /** Rejects when a chunk fails, or when the broker is lost for good. Never resolves. */
  readonly failed: Promise<never>;
  /** Resolves once it reads. */
  start(positions: readonly Position[], handle: ReadChunk): Promise<void>;
  /** Finishes the chunks in hand. */
  stop(): Promise<void>;
}
