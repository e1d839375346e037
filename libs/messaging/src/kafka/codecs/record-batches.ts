import decodeBatch, { type Message } from 'kafkajs/src/protocol/recordBatch/v0/decoder.js';
import Decoder from 'kafkajs/src/protocol/decoder.js';
import { UNREADABLE_HEADER } from '../../envelope/header-names.js';
import { BatchHeader } from './batch-header.js';

/** A batch begins with these bytes: its first offset, and its length. */
const PREFIX_BYTES = 12;

/**
 * Reads the batches of a partition in an answer to a fetch. An unreadable batch becomes records that say so.
 * A batch whose last offsets no longer hold a record ends with a control record: kafkajs hands over none of
 * those, but goes on after them.
 *
 * @see https://kafka.apache.org/documentation/#recordbatch
 */
export async function readBatches(bytes: Buffer): Promise<Message[]> {
  const messages: Message[] = [];
  for (let at = 0; at + BatchHeader.BYTES <= bytes.length;) {
    const end = at + PREFIX_BYTES + bytes.readUInt32BE(at + 8);
    // The last one may be cut off. It comes whole with the next fetch.
    if (end > bytes.length) break;
    // One by one: a call does not take that many arguments.
    for (const message of await readBatch(bytes.subarray(at, end))) messages.push(message);
    at = end;
  }
  return messages;
}

async function readBatch(bytes: Buffer): Promise<Message[]> {
  const header = new BatchHeader(bytes);
  try {
    const { records } = await decodeBatch(new Decoder(bytes));
    assertWithin(records, header);
    // Compaction keeps the offsets of a batch, and keeps the batch even without any records.
    if (records.at(-1)?.offset !== String(header.lastOffset)) records.push(endOf(header));
    return records;
  } catch (error) {
    return recordsOfUnreadable(bytes, header, error);
  }
}

/** Garbage may look like records. A wrong offset would skip other records, or read them again. */
function assertWithin(records: readonly Message[], { begin, lastOffset }: BatchHeader): void {
  let [previous, last] = [Number(begin) - 1, Number(lastOffset)];
  for (const { offset } of records) {
    const current = Number(offset);
    if (current <= previous || current > last) throw new Error(`holds a record of offset ${offset}`);
    previous = current;
  }
}

function endOf(header: BatchHeader): Message {
  return { ...header.message(header.lastOffset), isControlRecord: true };
}

/**
 * It has the number of records that the batch claims. None has a key, all name the error in a header, and the
 * first has the bytes. kafkajs would leave its group at such a batch, join again, and fetch it again without
 * end.
 */
function recordsOfUnreadable(bytes: Buffer, header: BatchHeader, error: unknown): Message[] {
  const { begin, lastOffset, count } = header;
  const text =
    `one of ${count} records that cannot be read: their batch, from offset ${begin} to ${lastOffset}, ` +
    (error instanceof Error ? error.message : String(error));
  return Array.from({ length: count }, (_, index) => ({
    ...header.message(index === count - 1 ? lastOffset : begin + BigInt(index)),
    value: index === 0 ? bytes.subarray(BatchHeader.BYTES) : null,
    headers: { [UNREADABLE_HEADER]: Buffer.from(text) },
  }));
}
