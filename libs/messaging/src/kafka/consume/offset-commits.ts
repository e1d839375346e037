import type { Consumer, EachBatchPayload, OffsetsByTopicPartition } from 'kafkajs';
import type { Position } from '../../port/index.js';
import { errorType } from '../client/error-type.js';

const OF_MEMBERSHIP = new Set(['REBALANCE_IN_PROGRESS', 'ILLEGAL_GENERATION', 'UNKNOWN_MEMBER_ID']);

type Broker = Pick<EachBatchPayload, 'commitOffsetsIfNecessary'>;

export interface OffsetCommitsOptions {
  /** The text beside each offset. */
  mark?: (() => string) | undefined;
  /** Commits offsets that come without a batch. */
  consumer: Pick<Consumer, 'commitOffsets'>;
  /** The longest time that an offset waits for others. */
  everyMs: number;
  /** Called when a commit fails for good. */
  refused: (error: unknown) => void;
}

/**
 * Commits offsets together, some time after their chunks are done: after a crash the log of processed events
 * knows the repeated ones. An offset that the broker refuses goes out again with the next ones.
 */
export class OffsetCommits {
  readonly #waiting = new Map<string, Position>();
  #broker: Broker;
  #timer: NodeJS.Timeout | undefined;
  #sent: Promise<void> = Promise.resolve();
  #membership = 0;
  #closing = false;

  constructor(readonly options: OffsetCommitsOptions) {
    this.#broker = withoutBatch(options.consumer);
  }

  /**
   * Resolves at once. After `close` it resolves when the broker has the offset.
   *
   * @param broker as a batch of kafkajs has it: it commits also when the consumer is being stopped
   */
  async commit(position: Position, broker = this.#broker): Promise<void> {
    this.#broker = broker;
    this.#waiting.set(nameOf(position), position);
    if (this.#closing) await this.flush();
    else this.#schedule();
  }

  /** Sends the waiting offsets. Resolves when the broker has answered. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#sent = this.#sent.then(() => this.#send());
    return this.#sent;
  }

  /**
   * Sends the waiting offsets, and from now on each offset at once: the member is about to leave the group.
   */
  close(): Promise<void> {
    this.#closing = true;
    return this.flush();
  }

  /**
   * A new membership has begun. Waiting offsets belong to the last one, and their partitions may be another's
   * by now.
   */
  forget(): void {
    this.#membership += 1;
    this.#waiting.clear();
  }

  #schedule(): void {
    this.#timer ??= setTimeout(() => void this.flush(), this.options.everyMs);
  }

  async #send(): Promise<void> {
    const positions = [...this.#waiting.values()];
    if (positions.length === 0) return;
    this.#waiting.clear();
    const membership = this.#membership;
    try {
      await this.#broker.commitOffsetsIfNecessary(byTopic(positions, this.options.mark?.()));
    } catch (error) {
      if (membership === this.#membership) this.#failed(positions, error);
    }
  }

  #failed(positions: Position[], error: unknown): void {
    if (this.#closing) return;
    for (const position of positions) {
      // Later work on the partition has a later offset.
      if (!this.#waiting.has(nameOf(position))) this.#waiting.set(nameOf(position), position);
    }
    this.#schedule();
    if (!mayPass(error)) this.options.refused(error);
  }
}

/** Also when the membership has ended: the heartbeats notice that as well, and join the group again. */
function mayPass(error: unknown): boolean {
  const { retriable } = error as { retriable?: unknown };
  return retriable !== false || OF_MEMBERSHIP.has(errorType(error) ?? '');
}

function withoutBatch(consumer: OffsetCommitsOptions['consumer']): Broker {
  return {
    commitOffsetsIfNecessary: (offsets) => {
      const topics = offsets?.topics ?? [];
      const all = topics.flatMap(({ topic, partitions }) => partitions.map((each) => ({ topic, ...each })));
      return consumer.commitOffsets(all);
    },
  };
}

function nameOf({ topic, partition }: Position): string {
  return `${topic}/${partition}`;
}

function byTopic(positions: readonly Position[], metadata: string | undefined): OffsetsByTopicPartition {
  const topics = Map.groupBy(positions, ({ topic }) => topic);
  return {
    topics: Array.from(topics, ([topic, all]) => ({
      topic,
      partitions: all.map(({ partition, offset }) => ({ partition, offset: offset.toString(), metadata })),
    })),
  };
}
