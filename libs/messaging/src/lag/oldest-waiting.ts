/** By partition: the offset of the first record of that time or later, or the end. */
export type OffsetsAt = (time: number) => Promise<Map<number, bigint>>;

type Offsets = Map<number, bigint>;

const PRECISION_MS = 250;

/**
 * Finds the time of the oldest record that waits for a group in a topic. A broker finds the first offset of a
 * time, but not the time of an offset. So this searches for the time: a record is older than some time if the
 * first offset of that time lies after it.
 *
 * It reads no record and asks a dozen times at most, and only once while the record stays the same, as with a
 * stuck consumer. The time is early by at most a quarter of a second, or by 2 % of the age. If compaction has
 * removed the record at the group's position, it is the time of the previous one.
 */
export class OldestWaiting {
  #found: { time: number; next: Offsets } | undefined;

  /** @param next by partition, the position of the group. Only partitions that hold more */
  async time(next: Offsets, offsetsAt: OffsetsAt, now = Date.now()): Promise<number> {
    const first = await offsetsAt(0);
    // Where the beginning of a topic was compacted away, there is nothing between where a new group begins
    // and the first record.
    const from = new Map(
      [...next].map(([partition, offset]) => [partition, larger(offset, first.get(partition))]),
    );
    const olderThan = async (time: number): Promise<Offsets> => {
      const offsets = await offsetsAt(time);
      return new Map([...from].filter(([partition, offset]) => (offsets.get(partition) ?? 0n) > offset));
    };
    if (!(await this.#stillHolds(from, olderThan))) this.#found = await search(olderThan, now);
    return this.#found?.time ?? now;
  }

  async #stillHolds(from: Offsets, olderThan: (time: number) => Promise<Offsets>): Promise<boolean> {
    if (!this.#found) return false;
    const stays = [...this.#found.next].some(([partition, offset]) => from.get(partition) === offset);
    return stays && (await olderThan(this.#found.time)).size === 0;
  }
}

/** @returns a time with no older record, and the partitions whose records are only a little later */
async function search(olderThan: (time: number) => Promise<Offsets>, now: number) {
  let next: Offsets = new Map();
  let late = now;
  let early = now - PRECISION_MS;
  for (let found = await olderThan(early); found.size > 0; found = await olderThan(early)) {
    [late, next] = [early, found];
    early = Math.max(now - (now - early) * 2, 0);
  }
  while (late - early > Math.max(PRECISION_MS, (now - early) / 50)) {
    const middle = Math.round((early + late) / 2);
    const found = await olderThan(middle);
    if (found.size === 0) early = middle;
    else [late, next] = [middle, found];
  }
  return { time: early, next };
}

function larger(offset: bigint, other = 0n): bigint {
  return offset > other ? offset : other;
}
