import { promisify } from 'node:util';
// Imported as a whole: an older Node, which gets a clear message, lacks some of its names.
import zlib from 'node:zlib';
import kafkajs from 'kafkajs';
import { decodeLz4 } from './lz4.js';
import { MAX_BATCH_BYTES } from './output.js';
import { decodeSnappy } from './snappy.js';

type Decode = (compressed: Buffer) => Buffer | Promise<Buffer>;

const { CompressionCodecs, CompressionTypes } = kafkajs;
const limit = { maxOutputLength: MAX_BATCH_BYTES };
const gunzipped = promisify<Buffer, typeof limit, Buffer>(zlib.gunzip);
const zstdDecompressed = promisify<Buffer, typeof limit, Buffer>(zlib.zstdDecompress);

/**
 * All codecs that producers of any client, and brokers, may use: kafkajs itself reads gzip only. They need
 * only Node. We write without compression.
 */
const CODECS: [type: number, name: string, decode: Decode][] = [
  [CompressionTypes.GZIP, 'gzip', (compressed) => gunzipped(compressed, limit)],
  [CompressionTypes.Snappy, 'snappy', decodeSnappy],
  [CompressionTypes.LZ4, 'lz4', decodeLz4],
  [CompressionTypes.ZSTD, 'zstd', (compressed) => zstdDecompressed(compressed, limit)],
  // The field has room for three more codecs. kafkajs would take their compressed bytes for records.
  ...[5, 6, 7].map((type): [number, string, Decode] => [type, `codec ${type}`, refuse]),
];

for (const [type, name, decode] of CODECS) {
  const decompress = async (compressed: Buffer): Promise<Buffer> => {
    try {
      return await decode(compressed);
    } catch (cause) {
      throw new Error(`cannot be decompressed (${name}: ${String(cause)})`, { cause });
    }
  };
  Object.assign(CompressionCodecs, { [type]: () => ({ decompress }) });
}

function refuse(): never {
  throw new Error('nobody knows it');
}
