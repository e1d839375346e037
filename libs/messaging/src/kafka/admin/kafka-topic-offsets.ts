import type { KafkaConnection, OffsetRange, Position, TopicOffsets } from '../../port/index.js';
import { retriable } from '../client/retriable.js';
import { AdminSession } from './admin-session.js';

export class KafkaTopicOffsets implements TopicOffsets {
  readonly #session: AdminSession;

  constructor(connection: KafkaConnection, answerWithinMs?: number) {
    this.#session = new AdminSession(connection, answerWithinMs);
  }

  connect(): Promise<void> {
    return this.#session.connect();
  }

  ranges(topics: readonly string[]): Promise<OffsetRange[]> {
    return this.#ofEach(topics, async (topic) => {
      const found = await this.#session.ask((admin) => retriable(() => admin.fetchTopicOffsets(topic)));
      return found.map(({ partition, low, high }) => {
        return { topic, partition, begin: BigInt(low), end: BigInt(high) };
      });
    });
  }

  since(topics: readonly string[], time: Date): Promise<Position[]> {
    return this.#ofEach(topics, async (topic) => {
      const found = await this.#session.ask((admin) =>
        retriable(() => admin.fetchTopicOffsetsByTimestamp(topic, time.getTime())),
      );
      return found.map(({ partition, offset }) => ({ topic, partition, offset: BigInt(offset) }));
    });
  }

  async committed(groupId: string, topics: readonly string[] = []): Promise<Position[]> {
    const found = await this.#session.ask((admin) =>
      retriable(() => admin.fetchOffsets({ groupId, topics: [...topics] })),
    );
    return found.flatMap(({ topic, partitions }) =>
      partitions
        .map(({ partition, offset }) => ({ topic, partition, offset: BigInt(offset) }))
        // Kafka's way to say that there is none.
        .filter(({ offset }) => offset >= 0n),
    );
  }

  async marks(groupId: string): Promise<string[]> {
    const found = await this.#session.ask((admin) => retriable(() => admin.fetchOffsets({ groupId })));
    const marks = found.flatMap(({ partitions }) => partitions.flatMap(({ metadata }) => metadata || []));
    return [...new Set(marks)];
  }

  async clusterId(): Promise<string> {
    const { clusterId } = await this.#session.ask((admin) => admin.describeCluster());
    return clusterId;
  }

  async ping(): Promise<void> {
    await this.#session.ask((admin) => admin.describeCluster());
  }

  close(): Promise<void> {
    return this.#session.close();
  }

  async #ofEach<T>(topics: readonly string[], find: (topic: string) => Promise<T[]>): Promise<T[]> {
    return (await Promise.all(topics.map(find))).flat();
  }
}
