import type { Consumer } from 'kafkajs';

/**
 * Partitions that rest for a while. kafkajs keeps a pause across rebalances, so a join resumes all of them.
 */
export class PausedPartitions {
  readonly #pauses = new Map<string, { timer: NodeJS.Timeout; until: number }>();

  constructor(readonly consumer: Pick<Consumer, 'pause' | 'resume'>) {}

  /** When the first of them is resumed, by `performance.now()`. */
  get firstResumed(): number {
    return Math.min(...[...this.#pauses.values()].map(({ until }) => until));
  }

  pause(topic: string, partition: number, milliseconds: number): void {
    const id = `${topic}/${partition}`;
    this.consumer.pause([{ topic, partitions: [partition] }]);
    clearTimeout(this.#pauses.get(id)?.timer);
    const timer = setTimeout(() => this.#resume(id, topic, partition), milliseconds);
    this.#pauses.set(id, { timer, until: performance.now() + milliseconds });
  }

  /** After a join: a partition that comes back starts afresh, and one that went away needs no timer. */
  resumeAll(assigned: Record<string, number[]>): void {
    this.clear();
    for (const [topic, partitions] of Object.entries(assigned)) this.consumer.resume([{ topic, partitions }]);
  }

  clear(): void {
    for (const { timer } of this.#pauses.values()) clearTimeout(timer);
    this.#pauses.clear();
  }

  #resume(id: string, topic: string, partition: number): void {
    this.#pauses.delete(id);
    try {
      this.consumer.resume([{ topic, partitions: [partition] }]);
    } catch {
      // kafkajs throws when it has just lost its group. Thrown from a timer it would end the process, and
      // there is nothing to resume.
    }
  }
}
