export interface Partition {
  topic: string;
  partition: number;
}

/** Where to begin in a partition, or how far one has been read: the offset of the next record. */
export interface Position extends Partition {
  offset: bigint;
}

/** What a partition holds: the records from `low` on, and before `high`. */
export interface PartitionRange extends Partition {
  low: bigint;
  high: bigint;
}

/** Positions by their partitions, one for each. */
export class Positions {
  readonly #byPartition = new Map<string, Position>();

  constructor(positions: Iterable<Position> = []) {
    for (const position of positions) this.set(position);
  }

  /** In the place of the one that its partition had. */
  set(position: Position): void {
    this.#byPartition.set(idOf(position), position);
  }

  find(partition: Partition): Position | undefined {
    return this.#byPartition.get(idOf(partition));
  }

  [Symbol.iterator](): Iterator<Position> {
    return this.#byPartition.values();
  }
}

/** How many records of the range lie at the offset, or behind it. Counts what compaction has removed, too. */
export function recordsFrom({ low, high }: Pick<PartitionRange, 'low' | 'high'>, offset: bigint): bigint {
  const from = offset > low ? offset : low;
  return high > from ? high - from : 0n;
}

function idOf({ topic, partition }: Partition): string {
  return `${topic}/${partition}`;
}
