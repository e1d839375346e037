import type { EachBatchPayload, PartitionOffset } from 'kafkajs';
import type { Position } from '../../port/index.js';

type Broker = Pick<EachBatchPayload, 'commitOffsetsIfNecessary'>;

interface Request {
  topics: Map<string, PartitionOffset[]>;
  answered: Promise<void>;
}

/**
 * Sends the commits that come in one turn of the event loop in one request, as those of partitions whose
 * chunks were joined.
 */
export class OffsetCommits {
  #next: Request | undefined;

  /** @param mark is kept beside each offset */
  constructor(readonly mark: () => string | undefined = () => undefined) {}

  /** Resolves once the broker has it. */
  async commit({ topic, partition, offset }: Position, broker: Broker): Promise<void> {
    const { topics, answered } = (this.#next ??= this.#prepare(broker));
    const marked = { partition, offset: offset.toString(), metadata: this.mark() };
    topics.set(topic, [...(topics.get(topic) ?? []), marked]);
    await answered;
  }

  #prepare(broker: Broker): Request {
    const topics = new Map<string, PartitionOffset[]>();
    const turn = Promise.withResolvers<void>();
    setImmediate(turn.resolve);
    const answered = turn.promise.then(() => {
      this.#next = undefined;
      return broker.commitOffsetsIfNecessary({
        topics: Array.from(topics, ([topic, partitions]) => ({ topic, partitions })),
      });
    });
    return { topics, answered };
  }
}
