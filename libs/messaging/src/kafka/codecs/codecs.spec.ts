import { describe, expect, it } from '@jest/globals';
import { assert, nat, property, uint8Array } from 'fast-check';
import { decodeLz4 } from './lz4.js';
import { MAX_BATCH_BYTES, Output } from './output.js';
import { decodeSnappy } from './snappy.js';

/** One literal, and then as much of it again as is said. */
function snappyOf(text: string, repeated: number): Buffer {
  const literal = Buffer.from(text);
  const size = literal.length + repeated;
  return Buffer.from([
    size,
    (literal.length - 1) << 2,
    ...literal,
    ((repeated - 1) << 2) | 2,
    literal.length,
    0,
  ]);
}

function lz4Of(...blocks: Buffer[]): Buffer {
  const sized = blocks.flatMap((block) => {
    const size = Buffer.alloc(4);
    size.writeUInt32LE(block.length);
    return [size, block];
  });
  const header = Buffer.from([0x04, 0x22, 0x4d, 0x18, 0x40, 0x40, 0]);
  return Buffer.concat([header, ...sized, Buffer.alloc(4)]);
}

/** 0 for what is refused. */
function sizeOf(decoded: () => Buffer): number {
  try {
    return decoded().length;
  } catch {
    return 0;
  }
}

describe('of bytes that are compressed with', () => {
  it('Snappy, a repetition may go on into what it repeats', () => {
    expect(String(decodeSnappy(snappyOf('abc', 7)))).toBe('abcabcabca');
  });

  it('Snappy, those that are framed as Java does it are read as well', () => {
    const block = snappyOf('abc', 7);
    const size = Buffer.from([0, 0, 0, block.length]);
    const magic = Buffer.from([0x82, ...Buffer.from('SNAPPY'), 0, 0, 0, 0, 1, 0, 0, 0, 1]);
    expect(String(decodeSnappy(Buffer.concat([magic, size, block, size, block])))).toBe(
      'abcabcabcaabcabcabca',
    );
  });

  it('LZ4, a block may repeat what is in the one before it', () => {
    const first = Buffer.from([0x33, ...Buffer.from('abc'), 3, 0, 0x00]);
    const second = Buffer.from([0x00, 3, 0, 0x10, ...Buffer.from('!')]);
    expect(String(decodeLz4(lz4Of(first, second)))).toBe('abcabcabcabcab!');
  });

  it.each([
    ['Snappy', decodeSnappy],
    ['LZ4', decodeLz4],
  ])('%s, those that are damaged are refused, or read as something else, but soon', (_, decode) => {
    const bytes = uint8Array({ maxLength: 200 });
    assert(
      property(bytes, nat(), nat(255), (rest, at, byte) => {
        for (const sound of [snappyOf('abc', 7), lz4Of(Buffer.from([0x33, 97, 98, 99, 3, 0]))]) {
          const damaged = Buffer.concat([sound, rest]);
          damaged[at % damaged.length] = byte;
          expect(sizeOf(() => decode(damaged))).toBeLessThanOrEqual(MAX_BATCH_BYTES);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('what comes out of a batch', () => {
  it('grows as needed, and not beyond what a batch may hold', () => {
    const output = new Output(1);
    output.append(Buffer.from('ab'), 0, 2);
    output.repeat(1, 3);
    expect(String(output.bytes)).toBe('abbbb');
    expect(() => output.repeat(1, 2 ** 31)).toThrow(/too many for a batch/);
    expect(() => new Output(2 ** 31)).toThrow(/too many for a batch/);
  });
});
