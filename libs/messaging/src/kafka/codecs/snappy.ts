import { Output } from './output.js';

/** The header that snappy-java writes before its blocks. Other clients send one block and nothing else. */
const JAVA_MAGIC = Buffer.from([0x82, ...Buffer.from('SNAPPY'), 0]);
const JAVA_HEADER_BYTES = JAVA_MAGIC.length + 8;

/** @see https://github.com/google/snappy/blob/main/format_description.txt */
export function decodeSnappy(source: Buffer): Buffer {
  if (!source.subarray(0, JAVA_MAGIC.length).equals(JAVA_MAGIC)) return decodeBlock(source);
  const blocks: Buffer[] = [];
  for (let at = JAVA_HEADER_BYTES; at < source.length;) {
    const end = at + 4 + source.readUInt32BE(at);
    if (end > source.length) throw new Error('the bytes end too early');
    blocks.push(decodeBlock(source.subarray(at + 4, end)));
    at = end;
  }
  return Buffer.concat(blocks);
}

function decodeBlock(source: Buffer): Buffer {
  const [size, begin] = readSize(source);
  const output = new Output(size);
  for (let at = begin; at < source.length;) {
    const tag = source.readUInt8(at);
    at += 1;
    const upper = tag >> 2;
    if ((tag & 3) === 0) {
      const extra = Math.max(upper - 59, 0);
      const length = (extra === 0 ? upper : source.readUIntLE(at, extra)) + 1;
      output.append(source, at + extra, at + extra + length);
      at += extra + length;
    } else if ((tag & 3) === 1) {
      output.repeat(((tag >> 5) << 8) | source.readUInt8(at), (upper & 7) + 4);
      at += 1;
    } else {
      const width = (tag & 3) === 2 ? 2 : 4;
      output.repeat(source.readUIntLE(at, width), upper + 1);
      at += width;
    }
  }
  if (output.bytes.length !== size) throw new Error(`${output.bytes.length} bytes where ${size} were said`);
  return output.bytes;
}

/** The uncompressed size, and the place where it begins. */
function readSize(source: Buffer): [size: number, begin: number] {
  let size = 0;
  for (let at = 0; at < 5; at += 1) {
    const byte = source.readUInt8(at);
    size += (byte & 0x7f) * 2 ** (7 * at);
    if (byte < 0x80) return [size, at + 1];
  }
  throw new Error('no Snappy: it does not begin with a size');
}
