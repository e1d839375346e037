import type { DescMessage } from '@bufbuild/protobuf';
import { BinaryReader, BinaryWriter } from '@bufbuild/protobuf/wire';
import { UndecodableEventError } from '../errors.js';

/**
 * The bytes before the message in a record's value: 0x00, the schema id (four bytes, big endian), and the
 * place of the message in the schema's file.
 *
 * @see
 * https://docs.confluent.io/platform/current/schema-registry/fundamentals/serdes-develop/index.html#wire-format
 */
const MAGIC_BYTE = 0;
const ID_END = 5;

export interface FramedMessage {
  schemaId: number;
  messageIndexes: number[];
  payload: Uint8Array;
}

export function encodePrefix(schemaId: number, messageIndexes: readonly number[]): Buffer {
  const head = Buffer.alloc(ID_END);
  head.writeUInt8(MAGIC_BYTE, 0);
  head.writeInt32BE(schemaId, 1);
  return Buffer.concat([head, encodeIndexes(messageIndexes)]);
}

/** @throws UndecodableEventError when the value does not begin as it must */
export function decodeFrame(value: Buffer): FramedMessage {
  if (value.length <= ID_END) throw new UndecodableEventError(`${value.length} bytes are no event`);
  if (value[0] !== MAGIC_BYTE) throw new UndecodableEventError(`Byte ${value[0]} does not begin an event`);
  const reader = new BinaryReader(value.subarray(ID_END));
  try {
    const messageIndexes = decodeIndexes(reader);
    return { schemaId: value.readInt32BE(1), messageIndexes, payload: value.subarray(ID_END + reader.pos) };
  } catch (cause) {
    throw new UndecodableEventError('The message indexes cannot be read', { cause });
  }
}

/**
 * The path to a message in its file: its place among the messages of the file, then among those nested in it.
 */
export function messageIndexesOf(message: DescMessage): number[] {
  const siblings = message.parent ? message.parent.nestedMessages : message.file.messages;
  return [...(message.parent ? messageIndexesOf(message.parent) : []), siblings.indexOf(message)];
}

/** The first message of a file, by far the most frequent, is a single 0 instead of a list of one. */
function encodeIndexes(indexes: readonly number[]): Uint8Array {
  const writer = new BinaryWriter();
  if (indexes.length === 1 && indexes[0] === 0) return writer.sint32(0).finish();
  writer.sint32(indexes.length);
  for (const index of indexes) writer.sint32(index);
  return writer.finish();
}

function decodeIndexes(reader: BinaryReader): number[] {
  const count = reader.sint32();
  if (count === 0) return [0];
  if (count < 0 || count > reader.len - reader.pos) throw new RangeError(`${count} message indexes`);
  return Array.from({ length: count }, () => reader.sint32());
}
