import ConsumerGroup from 'kafkajs/src/consumer/consumerGroup.js';
import type { OffsetRange, Partition } from '../../port/index.js';
import { waitOf } from './fetch-waits.js';

const { recoverFromOffsetOutOfRange } = ConsumerGroup.prototype;

/**
 * Where a group wants to go on, Kafka may have nothing any more: kafkajs then begins at the first record there
 * is, and says so in its log, among what it says of every broken connection. Here it is told what is missed.
 */
ConsumerGroup.prototype.recoverFromOffsetOutOfRange = async function (error) {
  const { topic, partition } = error;
  const next = BigInt(String(this.offsetManager.nextOffset(topic, partition)));
  const first = await firstOffset(this, { topic, partition });
  await recoverFromOffsetOutOfRange.call(this, error);
  waitOf(this)?.options.missed?.({ topic, partition, begin: next, end: first });
};

async function firstOffset(
  group: ConsumerGroup,
  { topic, partition }: Partition,
): Promise<OffsetRange['end']> {
  const asked = { topic, partitions: [{ partition }], fromBeginning: true };
  const [found] = await group.cluster.fetchTopicsOffset([asked]);
  return BigInt(found?.partitions[0]?.offset ?? 0);
}
