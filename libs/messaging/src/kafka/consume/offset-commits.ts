import type { EachBatchPayload, PartitionOffset } from 'kafkajs';

type Broker = Pick<EachBatchPayload, 'commitOffsetsIfNecessary'>;

interface Request {
  topics: Map<string, PartitionOffset[]>;
  answered: Promise<void>;
}

/** Sends the commits that come in one turn of the event loop in one request, as those of partitions whose chunks were joined. */
export class OffsetCommits {
  #next: Request | undefined;

  /** Resolves once the broker has it. `offset` is that of the next record to be delivered. */
  async commit(topic: string, partition: number, offset: string, broker: Broker): Promise<void> {
    const { topics, answered } = (this.#next ??= this.#prepare(broker));
    topics.set(topic, [...(topics.get(topic) ?? []), { partition, offset }]);
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
