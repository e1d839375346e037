import { partitionId, type IncomingRecord, type OffsetRange, type Position } from '../port/index.js';

/** Tracks the unread rest of ranges, one for each partition. */
export class UnreadRanges {
  /** The ends of the unfinished ranges, by partition. */
  readonly #ends: Map<string, bigint>;

  constructor(ranges: readonly OffsetRange[]) {
    const filled = ranges.filter(({ begin, end }) => begin < end);
    this.#ends = new Map(filled.map((range) => [partitionId(range), range.end]));
  }

  get isEmpty(): boolean {
    return this.#ends.size === 0;
  }

  includes(record: IncomingRecord): boolean {
    const end = this.#ends.get(partitionId(record));
    return end !== undefined && BigInt(record.offset) < end;
  }

  /** Marks everything before the position in its partition as read. */
  noteRead(next: Position): void {
    const id = partitionId(next);
    const end = this.#ends.get(id);
    if (end !== undefined && next.offset >= end) this.#ends.delete(id);
  }
}
