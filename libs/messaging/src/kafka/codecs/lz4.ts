import { Output } from './output.js';

const MAGIC = 0x184d2204;
const UNCOMPRESSED = 0x80000000;

/**
 * The broker checks the checksum of each batch when it is written. This code does not.
 *
 * @see https://github.com/lz4/lz4/blob/dev/doc/lz4_Frame_format.md
 */
export function decodeLz4(source: Buffer): Buffer {
  if (source.readUInt32LE(0) !== MAGIC) throw new Error('no LZ4: it does not begin as a frame');
  const flags = source.readUInt8(4);
  const [hasBlockSums, hasSize, hasDictionary] = [flags & 0x10, flags & 0x08, flags & 0x01];
  let at = 7 + (hasSize ? 8 : 0) + (hasDictionary ? 4 : 0);
  // Blocks may repeat parts of earlier blocks.
  const output = new Output(source.length * 4);
  for (;;) {
    const header = source.readUInt32LE(at);
    at += 4;
    if (header === 0) return output.bytes;
    const end = at + (header % UNCOMPRESSED);
    if (end > source.length) throw new Error('the bytes end too early');
    if (header >= UNCOMPRESSED) output.append(source, at, end);
    else decodeBlock(source.subarray(at, end), output);
    at = end + (hasBlockSums ? 4 : 0);
  }
}

/** @see https://github.com/lz4/lz4/blob/dev/doc/lz4_Block_format.md */
function decodeBlock(source: Buffer, output: Output): void {
  let at = 0;
  /** Reads a length that does not fit into its half of the token: after each full byte another follows. */
  const readLength = (half: number): number => {
    let length = half;
    for (let byte = half === 15 ? 255 : 0; byte === 255; length += byte) {
      byte = source.readUInt8(at);
      at += 1;
    }
    return length;
  };
  while (at < source.length) {
    const token = source.readUInt8(at);
    at += 1;
    const literals = readLength(token >> 4);
    output.append(source, at, at + literals);
    at += literals;
    if (at === source.length) return;
    const distance = source.readUInt16LE(at);
    at += 2;
    output.repeat(distance, readLength(token & 15) + 4);
  }
}
