import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import kafkajs from 'kafkajs';
import type { Message } from 'kafkajs/src/protocol/recordBatch/v0/decoder.js';
import { UNREADABLE_HEADER } from '../../envelope/header-names.js';
import './index.js';
import { readBatches } from './record-batches.js';

const require = createRequire(import.meta.url);
const encodeRecord = require('kafkajs/src/protocol/recordBatch/record/v0/index.js') as (
  record: object,
) => Encoder;
const { RecordBatch } = require('kafkajs/src/protocol/recordBatch/v0/index.js') as {
  RecordBatch: (batch: object) => Promise<Encoder>;
};
const Batch = require('kafkajs/src/consumer/batch.js') as new (
  topic: string,
  fetchedOffset: string,
  partition: object,
) => { messages: Message[]; lastOffset(): string; isEmptyDueToFiltering(): boolean };

interface Encoder {
  buffer: Buffer;
}

const { None, GZIP } = kafkajs.CompressionTypes;
const HEADER_BYTES = 61;

function record(value: string, offsetDelta: number): Encoder {
  return encodeRecord({ offsetDelta, timestampDelta: 0, key: 'k', value, headers: {} });
}

async function batch(firstOffset: number, values: readonly string[]): Promise<Buffer> {
  const records = values.map(record);
  const lastOffsetDelta = values.length - 1;
  return (await RecordBatch({ compression: None, firstOffset, records, lastOffsetDelta })).buffer;
}

/** The batch with something else behind its header. */
function holding(content: Buffer, codec: number, whole: Buffer): Buffer {
  const changed = Buffer.concat([whole.subarray(0, HEADER_BYTES), content]);
  changed.writeInt32BE(changed.length - 12, 8);
  changed.writeInt16BE(codec, 21);
  return changed;
}

/** The batch as compaction leaves it, with so many of its records. */
async function compacted(firstOffset: number, values: string[], left: number): Promise<Buffer> {
  const whole = await batch(firstOffset, values.slice(0, left));
  whole.writeInt32BE(values.length - 1, 23);
  return whole;
}

const VALUES = ['x', 'y', 'z'];
const RUBBISH: [what: string, damage: (whole: Buffer) => Buffer, reason: string][] = [
  ...[1, 2, 3, 4].map((codec): [string, (whole: Buffer) => Buffer, string] => [
    `says that it is compressed with codec ${codec}, and is not`,
    (whole) => holding(whole.subarray(HEADER_BYTES), codec, whole),
    'cannot be decompressed',
  ]),
  ...[5, 6, 7].map((codec): [string, (whole: Buffer) => Buffer, string] => [
    `is compressed with codec ${codec}, which there is not`,
    (whole) => holding(whole.subarray(HEADER_BYTES), codec, whole),
    `cannot be decompressed (codec ${codec}: `,
  ]),
  ['becomes rubbish', (whole) => holding(gzipSync(Buffer.alloc(90, 0xee)), GZIP, whole), ''],
  [
    'becomes less than it says',
    (whole) => holding(gzipSync(whole.subarray(HEADER_BYTES, -9)), GZIP, whole),
    '',
  ],
  ['becomes nothing', (whole) => holding(gzipSync(Buffer.alloc(0)), GZIP, whole), ''],
  [
    'is cut off inside, and not compressed',
    (whole) => holding(whole.subarray(HEADER_BYTES, -9), 0, whole),
    '',
  ],
  [
    'holds an offset that is not its own',
    (whole) => holding(Buffer.concat([0, 1, 3].map((delta) => record('', delta).buffer)), None, whole),
    'holds a record of offset 9',
  ],
  [
    'holds an offset twice',
    (whole) => holding(Buffer.concat([0, 1, 1].map((delta) => record('', delta).buffer)), None, whole),
    'holds a record of offset 7',
  ],
];

describe('a batch that', () => {
  it.each(RUBBISH)('%s becomes records that say so, among those of others', async (_, damage, reason) => {
    const damaged = damage(await batch(6, VALUES));
    const messages = await readBatches(
      Buffer.concat([await batch(5, ['before']), damaged, await batch(9, ['after'])]),
    );
    const unreadable = messages.slice(1, -1);
    expect(messages.map(({ offset }) => offset)).toEqual(['5', '6', '7', '8', '9']);
    expect([messages[0], messages.at(-1)].map((message) => String(message?.value))).toEqual([
      'before',
      'after',
    ]);
    for (const { key, headers } of unreadable) {
      expect(key).toBeNull();
      expect(String(headers?.[UNREADABLE_HEADER])).toContain(
        'records that cannot be read: their batch, from offset 6',
      );
      expect(String(headers?.[UNREADABLE_HEADER])).toContain(reason);
    }
    expect(unreadable[0]?.value).toEqual(damaged.subarray(HEADER_BYTES));
    expect(unreadable.slice(1).map(({ value }) => value)).toEqual([null, null]);
  });

  it('is the last one, and comes in part, is left for the next time', async () => {
    const bytes = Buffer.concat([await batch(5, ['whole']), await batch(6, ['in part'])]);
    expect((await readBatches(bytes.subarray(0, -1))).map(({ offset }) => offset)).toEqual(['5']);
  });

  it('holds more records than a call takes arguments is read', async () => {
    const values = Array.from({ length: 200_000 }, () => '');
    expect(await readBatches(await batch(0, values))).toHaveLength(values.length);
  });
});

describe.each([0, 2])('of a batch of which compaction has left %i records', (left) => {
  it('nothing else is handed over, and reading goes on behind all of it', async () => {
    const messages = await readBatches(await compacted(7, VALUES, left));
    const read = new Batch('topic', '7', { messages, abortedTransactions: [], highWatermark: '20' });
    expect(read.messages.map(({ value }) => String(value))).toEqual(VALUES.slice(0, left));
    expect(read.lastOffset()).toBe('9');
    expect(read.isEmptyDueToFiltering()).toBe(left === 0);
  });
});
