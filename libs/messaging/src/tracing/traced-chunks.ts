import type { ChunkHandler } from '../port/index.js';
import { beginBatchSpan } from './traced-batch.js';

/** A handler whose chunks have a span. A single record needs none: the span of its processing says it all. */
export function tracedChunks(handle: ChunkHandler): ChunkHandler {
  return (records) => {
    const span = records.length === 1 ? undefined : beginBatchSpan('receive', records);
    return span ? span.endWith(() => span.run(() => handle(records))) : handle(records);
  };
}
