import type { Batch } from 'kafkajs';
import { positionAfter, type IncomingRecord, type Position } from '../../port/index.js';

/** The facts that kafkajs gives about a handled batch, even if it has no records for us. */
type HandledBatch = Pick<Batch, 'topic' | 'partition'> & { lastOffset: string };

/**
 * The position after a record of the batch. After the last record it is the end of the batch: kafkajs never
 * hands over the marker of a transaction and its aborted records, and a reader would wait for them without
 * end.
 */
export function nextAfter(record: IncomingRecord, batch: Batch): Position {
  const isLast = record.offset === batch.messages.at(-1)?.offset;
  return isLast ? nextAfterBatch({ ...record, lastOffset: batch.lastOffset() }) : positionAfter(record);
}

export function nextAfterBatch({ topic, partition, lastOffset }: HandledBatch): Position {
  return { topic, partition, offset: BigInt(lastOffset) + 1n };
}
