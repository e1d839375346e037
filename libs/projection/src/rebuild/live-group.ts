import { setTimeout as sleep } from 'node:timers/promises';
import { Positions, rangeFrom, sizeOf, type OffsetRange, type TopicOffsets } from '@shop/messaging';
import type { Projection } from '../projection.decorator.js';

const POLL_MS = 50;

/** The group that keeps the live tables up to date, as its commits show it. */
export class LiveGroup {
  constructor(
    readonly projection: Projection,
    readonly offsets: TopicOffsets,
  ) {}

  /** The number of records before the ends that it has yet to handle. */
  async behind(ends: readonly OffsetRange[]): Promise<number> {
    const topics = this.projection.topics.map(({ name }) => name);
    const committed = new Positions(await this.offsets.committed(this.projection.group, topics));
    const missing = ends.map((range) =>
      sizeOf(rangeFrom(range, committed.find(range)?.offset ?? range.begin)),
    );
    return Number(missing.reduce((sum, each) => sum + each, 0n));
  }

  /**
   * Resolves once it has handled, or parked, everything before the ends. False if the time runs out first.
   */
  async reach(ends: readonly OffsetRange[], withinMs: number): Promise<boolean> {
    const deadline = performance.now() + withinMs;
    while ((await this.behind(ends)) > 0) {
      if (performance.now() > deadline) return false;
      await sleep(POLL_MS);
    }
    return true;
  }
}
