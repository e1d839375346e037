/** More than any of our batches could hold. A batch that claims more would only use up the memory. */
export const MAX_BATCH_BYTES = 128 * 1024 * 1024;

/** The output of the LZ4 and Snappy decoders: new bytes, and repetitions of earlier output. */
export class Output {
  #bytes: Buffer;
  #length = 0;

  /** @param size the size as far as it is known. It grows on demand */
  constructor(size: number) {
    if (size > MAX_BATCH_BYTES) throw new Error(`${size} bytes are too many for a batch`);
    this.#bytes = Buffer.allocUnsafe(size);
  }

  get bytes(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }

  append(source: Buffer, start: number, end: number): void {
    if (end > source.length) throw new Error('the bytes end too early');
    this.#reserve(end - start);
    source.copy(this.#bytes, this.#length, start, end);
    this.#length += end - start;
  }

  /** Appends bytes that begin this far before the end. The copy may run into its own output. */
  repeat(distance: number, count: number): void {
    if (distance === 0 || distance > this.#length) throw new Error('a repetition of what is not there');
    this.#reserve(count);
    const end = this.#length + count;
    if (distance >= count) {
      this.#bytes.copyWithin(this.#length, this.#length - distance, this.#length - distance + count);
    } else {
      for (let at = this.#length; at < end; at += 1) this.#bytes[at] = this.#bytes[at - distance] ?? 0;
    }
    this.#length = end;
  }

  #reserve(count: number): void {
    const needed = this.#length + count;
    if (needed <= this.#bytes.length) return;
    if (needed > MAX_BATCH_BYTES) throw new Error(`${needed} bytes are too many for a batch`);
    const grown = Buffer.allocUnsafe(Math.min(Math.max(needed, this.#bytes.length * 2), MAX_BATCH_BYTES));
    this.#bytes.copy(grown, 0, 0, this.#length);
    this.#bytes = grown;
  }
}
