import { Partitioners } from 'kafkajs';
import { keyOfText } from '../../port/index.js';

const partitioner = Partitioners.DefaultPartitioner();

/**
 * The partition of a key, in a topic with that many partitions: the same for our producer and for every other
 * client of Kafka.
 */
export function partitionOf(key: string, partitions: number): number {
  const partitionMetadata = Array.from({ length: partitions }, (_, partitionId) => ({
    partitionErrorCode: 0,
    partitionId,
    leader: 0,
    replicas: [],
    isr: [],
  }));
  return partitioner({ topic: '', partitionMetadata, message: { key: keyOfText(key), value: null } });
}
