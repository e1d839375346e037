/** What of a topic a group has not done yet: where it goes on in each partition that holds more, and how much that is. */
export interface WaitingRecords {
  records: number;
  /** By partition. Those with nothing to do are left out. */
  next: Map<number, number>;
}

export interface PartitionOffsets {
  partition: number;
  low: string;
  high: string;
}

/**
 * @param committed by partition; below zero, or missing, when the group has never committed: it begins at the first record
 */
export function waitingRecords(committed: Map<number, number>, offsets: PartitionOffsets[]): WaitingRecords {
  const waiting: WaitingRecords = { records: 0, next: new Map() };
  for (const { partition, low, high } of offsets) {
    // What retention has removed will not be handled any more: it is lost, and not waiting.
    const next = Math.max(committed.get(partition) ?? -1, Number(low));
    const records = Number(high) - next;
    if (records <= 0) continue;
    waiting.records += records;
    waiting.next.set(partition, next);
  }
  return waiting;
}
