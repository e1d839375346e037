import type { IncomingRecord } from './records.js';

export interface Partition {
  topic: string;
  partition: number;
}

/** A position in a partition: the offset of the next record to read. */
export interface Position extends Partition {
  offset: bigint;
}

/** The records of a partition from `begin` on and before `end`. */
export interface OffsetRange extends Partition {
  begin: bigint;
  end: bigint;
}

/** Positions by their partitions, one for each. */
export class Positions {
  readonly #byPartition = new Map<string, Position>();

  constructor(positions: Iterable<Position> = []) {
    for (const position of positions) this.set(position);
  }

  /** Replaces the position that its partition had. */
  set(position: Position): void {
    this.#byPartition.set(partitionId(position), position);
  }

  find(partition: Partition): Position | undefined {
    return this.#byPartition.get(partitionId(partition));
  }

  [Symbol.iterator](): Iterator<Position> {
    return this.#byPartition.values();
  }
}

/** The position after a record. */
export function positionAfter({ topic, partition, offset }: IncomingRecord): Position {
  return { topic, partition, offset: BigInt(offset) + 1n };
}

/** The rest of a range for a reader at the offset. */
export function rangeFrom({ begin, ...range }: OffsetRange, offset: bigint): OffsetRange {
  const from = offset > begin ? offset : begin;
  return { ...range, begin: from < range.end ? from : range.end };
}

/** The number of records in a range. It also counts records that compaction has removed. */
export function sizeOf({ begin, end }: Pick<OffsetRange, 'begin' | 'end'>): bigint {
  return end - begin;
}

/** A text that identifies the partition. */
export function partitionId({ topic, partition }: Partition): string {
  return `${topic}/${partition}`;
}
