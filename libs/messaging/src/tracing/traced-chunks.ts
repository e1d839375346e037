import type { ChunkHandler } from '../port.js';
import { inBatchSpan } from './traced-batch.js';

/** A handler whose chunks have a span. A single record needs none: the span of its processing says it all. */
export function tracedChunks(take: ChunkHandler): ChunkHandler {
  return (records) =>
    records.length === 1 ? take(records) : inBatchSpan('receive', records, () => take(records));
}
