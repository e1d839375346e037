import type { Batch } from 'kafkajs';
import { positionAfter, type IncomingRecord, type Position } from '../../port/index.js';

/** What kafkajs tells of a batch once it is handled, also of one in which there was nothing to hand over. */
type HandledBatch = Pick<Batch, 'topic' | 'partition'> & { lastOffset: string };

/**
 * Where to go on after a record of the batch: after the last one, behind all that the batch covers. What a
 * transaction leaves at its end, a marker or records that were taken back, is never handed over, and would be
 * waited for in vain.
 */
export function nextAfter(record: IncomingRecord, batch: Batch): Position {
  const isLast = record.offset === batch.messages.at(-1)?.offset;
  return isLast ? nextAfterBatch({ ...record, lastOffset: batch.lastOffset() }) : positionAfter(record);
}

export function nextAfterBatch({ topic, partition, lastOffset }: HandledBatch): Position {
  return { topic, partition, offset: BigInt(lastOffset) + 1n };
}
