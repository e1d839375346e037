import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import type { IncomingRecord } from '../../port.js';
import type { KafkaConnection } from '../client/client.js';
import { TopicReader } from './topic-reader.js';

/** Of a partition, the records from `begin` on and before `end`. */
export interface RecordRange {
  topic: string;
  partition: number;
  begin: bigint;
  end: bigint;
}

export interface ReadRangesOptions {
  /** A name of its own for each reading. Nothing is committed for it. */
  groupId: string;
  chunkSize: number;
  /** Ends it with an AbortError. */
  signal: AbortSignal;
}

/**
 * Reads ranges to their end, chunk by chunk: the records of a chunk are of one partition, those of a partition come in their order. Goes
 * on reading as it is asked for more, and moves nobody's offsets.
 *
 * Wants to be told a range of each partition of its topics: one of which nothing is to be read begins where it ends, and best at the
 * end of the partition, since what lies behind is read in vain.
 */
export async function* readRanges(
  connection: KafkaConnection,
  ranges: readonly RecordRange[],
  { groupId, chunkSize, signal }: ReadRangesOptions,
): AsyncGenerator<IncomingRecord[]> {
  const unfinished = new Set(ranges.filter(({ begin, end }) => begin < end));
  if (unfinished.size === 0) return;
  const ended = new AbortController();
  const chunks = new PassThrough({ objectMode: true, highWaterMark: 1, signal });
  const reader = new TopicReader(connection, { groupId, chunkSize, concurrency: 1 });
  reader.failed.catch((error: unknown) => chunks.destroy(error as Error));

  const take = async (records: IncomingRecord[]): Promise<void> => {
    const [first, last] = [records[0], records.at(-1)];
    const range = [...unfinished].find((each) => first && isOf(each, first));
    if (!range || !last) return;
    const wanted = records.filter(({ offset }) => BigInt(offset) < range.end);
    if (BigInt(last.offset) + 1n >= range.end) unfinished.delete(range);
    const hasRoom = wanted.length === 0 || chunks.write(wanted);
    if (unfinished.size === 0) chunks.end();
    else if (!hasRoom) await once(chunks, 'drain', { signal: ended.signal });
  };
  try {
    await reader.start(
      ranges.map(({ begin, ...range }) => ({ ...range, offset: begin })),
      take,
    );
    for await (const chunk of chunks) yield chunk as IncomingRecord[];
  } finally {
    ended.abort();
    await reader.stop();
  }
}

function isOf({ topic, partition }: RecordRange, record: IncomingRecord): boolean {
  return topic === record.topic && partition === record.partition;
}
