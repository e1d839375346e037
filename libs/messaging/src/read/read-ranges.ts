import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { createTopicReader } from '../kafka-client.js';
import type { IncomingRecord, KafkaConnection, OffsetRange, ReadChunk } from '../port/index.js';
import { UnreadRanges } from './unread-ranges.js';

export interface ReadRangesOptions {
  /** A name of its own for each reading. Nothing is committed for it. */
  groupId: string;
  chunkSize: number;
  /** Ends it with an AbortError. */
  signal: AbortSignal;
}

/**
 * Reads ranges, one for each partition, to their end. The records of a chunk are of one partition, and those
 * of a partition come in their order. Reads on as the caller asks for more, and moves no group's offsets.
 */
export async function* readRanges(
  connection: KafkaConnection,
  ranges: readonly OffsetRange[],
  { groupId, chunkSize, signal }: ReadRangesOptions,
): AsyncGenerator<IncomingRecord[]> {
  const unread = new UnreadRanges(ranges);
  if (unread.isEmpty) return;
  const ended = new AbortController();
  const chunks = new PassThrough({ objectMode: true, highWaterMark: 1, signal });
  const reader = createTopicReader(connection, { groupId, chunkSize, concurrency: 1 });
  reader.failed.catch((error: unknown) => chunks.destroy(error as Error));

  const handle: ReadChunk = async (records, next) => {
    if (unread.isEmpty) return;
    const wanted = records.filter((record) => unread.includes(record));
    // By the next position to read: compaction may have removed the record at the end of the range.
    unread.noteRead(next);
    const hasRoom = wanted.length === 0 || chunks.write(wanted);
    if (unread.isEmpty) chunks.end();
    else if (!hasRoom) await once(chunks, 'drain', { signal: ended.signal });
  };
  const filled = ranges.filter(({ begin, end }) => begin < end);
  try {
    await reader.start(
      filled.map(({ topic, partition, begin }) => ({ topic, partition, offset: begin })),
      handle,
    );
    for await (const chunk of chunks) yield chunk as IncomingRecord[];
  } finally {
    ended.abort();
    await reader.stop();
  }
}
