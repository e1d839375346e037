import { AdminConnection } from './admin-connection.js';
import type { PartitionRange, Position } from '../read/positions.js';

/** Where topics begin and end, and how far groups are. It changes nothing. */
export class TopicOffsets extends AdminConnection {
  async ranges(topics: readonly string[]): Promise<PartitionRange[]> {
    const found = topics.map(async (topic) => {
      const partitions = await this.admin.fetchTopicOffsets(topic);
      return partitions.map(({ partition, low, high }) => {
        return { topic, partition, low: BigInt(low), high: BigInt(high) };
      });
    });
    return (await Promise.all(found)).flat();
  }

  /** The first records of that time or later; where there is none, the end. */
  async since(topics: readonly string[], time: Date): Promise<Position[]> {
    const found = topics.map(async (topic) => {
      const partitions = await this.admin.fetchTopicOffsetsByTimestamp(topic, time.getTime());
      return partitions.map(({ partition, offset }) => ({ topic, partition, offset: BigInt(offset) }));
    });
    return (await Promise.all(found)).flat();
  }

  /** What a group has committed. Partitions of which it has taken nothing yet are left out. */
  async committed(groupId: string, topics: readonly string[]): Promise<Position[]> {
    const found = await this.admin.fetchOffsets({ groupId, topics: [...topics] });
    return found.flatMap(({ topic, partitions }) =>
      partitions.flatMap(({ partition, offset }) =>
        Number(offset) < 0 ? [] : [{ topic, partition, offset: BigInt(offset) }],
      ),
    );
  }
}
