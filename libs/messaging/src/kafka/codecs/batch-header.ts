import type { Message } from 'kafkajs/src/protocol/recordBatch/v0/decoder.js';

const TRANSACTIONAL = 0x10;
const CONTROL = 0x20;

/** The uncompressed part of a batch before its records. */
export class BatchHeader {
  static readonly BYTES = 61;
  readonly begin: bigint;
  readonly lastOffset: bigint;
  /** The number of records that it claims, where each has an offset of its own. */
  readonly count: number;
  readonly #attributes: number;
  readonly #timestamp: string;
  readonly #producerId: string;

  constructor(bytes: Buffer) {
    this.begin = bytes.readBigInt64BE(0);
    const lastDelta = bytes.readUInt32BE(23);
    this.lastOffset = this.begin + BigInt(lastDelta);
    this.count = Math.min(bytes.readUInt32BE(57), lastDelta + 1);
    this.#attributes = bytes.readInt16BE(21);
    this.#timestamp = String(bytes.readBigInt64BE(35));
    this.#producerId = String(bytes.readBigInt64BE(43));
  }

  /** A record of the batch without any content, in the form of kafkajs. */
  message(offset: bigint): Message {
    return {
      magicByte: 2,
      attributes: 0,
      timestamp: this.#timestamp,
      offset: String(offset),
      key: null,
      value: null,
      headers: {},
      isControlRecord: (this.#attributes & CONTROL) !== 0,
      batchContext: {
        producerId: this.#producerId,
        inTransaction: (this.#attributes & TRANSACTIONAL) !== 0,
      },
    };
  }
}
