import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import kafkajs, { type KafkaMessage } from 'kafkajs';
import { UNREADABLE_HEADER } from '../../envelope/header-names.js';
import './index.js';

const require = createRequire(import.meta.url);
const Encoder = require('kafkajs/src/protocol/encoder.js') as new () => Encoder;
const encodeRecord = require('kafkajs/src/protocol/recordBatch/record/v0/index.js') as (
  record: object,
) => Encoder;
const { RecordBatch } = require('kafkajs/src/protocol/recordBatch/v0/index.js') as {
  RecordBatch: (batch: object) => Promise<Encoder>;
};
const Decoder = require('kafkajs/src/protocol/decoder.js') as new (bytes: Buffer) => object;
const decodeMessages = require('kafkajs/src/protocol/requests/fetch/v4/decodeMessages.js') as (
  decoder: object,
) => Promise<KafkaMessage[]>;

interface Encoder {
  buffer: Buffer;
  writeInt32(value: number): Encoder;
  writeEncoder(value: Encoder): Encoder;
}

/** A batch that says it is compressed, and is not. */
async function batch(compression: number, firstOffset: number, ...values: string[]): Promise<Encoder> {
  const records = values.map((value, offsetDelta) =>
    encodeRecord({ offsetDelta, timestampDelta: 0, key: 'k', value, headers: {} }),
  );
  const encoded = await RecordBatch({
    compression: 0,
    firstOffset,
    records,
    lastOffsetDelta: values.length - 1,
  });
  encoded.buffer.writeInt16BE(compression, 21);
  return encoded;
}

async function fetched(...batches: Encoder[]): Promise<KafkaMessage[]> {
  const records = Buffer.concat(batches.map(({ buffer }) => buffer));
  const size = new Encoder().writeInt32(records.length).buffer;
  return decodeMessages(new Decoder(Buffer.concat([size, records])));
}

describe('a batch that cannot be decompressed', () => {
  it.each([1, 2, 3, 4])('with codec %i becomes records that say so, among those of others', async (codec) => {
    const messages = await fetched(
      await batch(kafkajs.CompressionTypes.None, 5, 'before'),
      await batch(codec, 6, 'x', 'y', 'z'),
      await batch(kafkajs.CompressionTypes.None, 9, 'after'),
    );
    expect(messages.map(({ offset }) => offset)).toEqual(['5', '6', '7', '8', '9']);
    expect(String(messages[0]?.value)).toBe('before');
    expect(String(messages[4]?.value)).toBe('after');
    for (const { key, headers } of messages.slice(1, 4)) {
      expect(key).toBeNull();
      expect(String(headers?.[UNREADABLE_HEADER])).toContain('from offset 6 to 8, cannot be decompressed');
    }
    expect(String(messages[1]?.value)).toContain('x');
    expect(messages.slice(2, 4).map(({ value }) => value)).toEqual([null, null]);
  });
});
