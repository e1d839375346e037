import type { Consumer } from 'kafkajs';

/** Partitions that are left alone for a while. kafkajs keeps a pause across rebalances, so all are resumed on a join. */
export class PausedPartitions {
  readonly #timers = new Map<string, NodeJS.Timeout>();

  constructor(readonly consumer: Pick<Consumer, 'pause' | 'resume'>) {}

  pause(topic: string, partition: number, milliseconds: number): void {
    const id = `${topic}/${partition}`;
    this.consumer.pause([{ topic, partitions: [partition] }]);
    clearTimeout(this.#timers.get(id));
    this.#timers.set(
      id,
      setTimeout(() => this.#resume(id, topic, partition), milliseconds),
    );
  }

  /** After a join: what comes back to this member starts afresh, and what went away needs no timer. */
  resumeAll(assigned: Record<string, number[]>): void {
    this.clear();
    for (const [topic, partitions] of Object.entries(assigned)) this.consumer.resume([{ topic, partitions }]);
  }

  clear(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  #resume(id: string, topic: string, partition: number): void {
    this.#timers.delete(id);
    try {
      this.consumer.resume([{ topic, partitions: [partition] }]);
    } catch {
      // kafkajs throws when it has just lost its group. Thrown from a timer it would end the process, and there is nothing to resume.
    }
  }
}
