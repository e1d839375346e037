import { UNREADABLE_HEADER } from '../../envelope/header-names.js';

const HEADER_BYTES = 61;
const LAST_OFFSET_DELTA_AT = 23;

/**
 * Makes as many records as the batch says it has, in the form of its decompressed content. None has a key,
 * all name the error in a header, and the first has the unreadable bytes. kafkajs by itself would leave its
 * group at such a batch, join again, and fetch the same one without end.
 *
 * @param compressed the bytes behind the header of a batch, which lies before them in memory
 * @see https://kafka.apache.org/documentation/#recordbatch
 */
export function recordsOfUnreadable(compressed: Buffer, reason: string): Buffer {
  const header = Buffer.from(compressed.buffer, compressed.byteOffset - HEADER_BYTES, HEADER_BYTES);
  const begin = header.readBigInt64BE(0);
  const lastOffsetDelta = header.readInt32BE(LAST_OFFSET_DELTA_AT);
  const count = header.readInt32BE(HEADER_BYTES - 4);
  const text =
    `one of ${count} records that cannot be read: their batch, from offset ${begin} ` +
    `to ${begin + BigInt(lastOffsetDelta)}, cannot be decompressed (${reason})`;
  const records = Array.from({ length: count }, (_, index) =>
    record(index === count - 1 ? lastOffsetDelta : index, index === 0 ? compressed : null, text),
  );
  return Buffer.concat(records);
}

function record(offsetDelta: number, value: Buffer | null, text: string): Buffer {
  const [attributes, timestampDelta, noKey] = [Buffer.from([0]), varint(0), bytes(null)];
  const headers = Buffer.concat([varint(1), bytes(Buffer.from(UNREADABLE_HEADER)), bytes(Buffer.from(text))]);
  return bytes(
    Buffer.concat([attributes, timestampDelta, varint(offsetDelta), noKey, bytes(value), headers]),
  );
}

/** With its length before it. */
function bytes(value: Buffer | null): Buffer {
  return value ? Buffer.concat([varint(value.length), value]) : varint(-1);
}

/** In zigzag: numbers near zero, of either sign, are short. */
function varint(number: number): Buffer {
  const encoded: number[] = [];
  let rest = ((number << 1) ^ (number >> 31)) >>> 0;
  for (; rest > 0x7f; rest >>>= 7) encoded.push((rest & 0x7f) | 0x80);
  return Buffer.from([...encoded, rest]);
}
