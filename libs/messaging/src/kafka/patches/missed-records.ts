import ConsumerGroup from 'kafkajs/src/consumer/consumerGroup.js';
import type { OffsetRange, Partition } from '../../port/index.js';
import { waitOf } from './fetch-waits.js';

const { recoverFromOffsetOutOfRange } = ConsumerGroup.prototype;

/**
 * Kafka may have removed the records at which a group wants to go on. kafkajs then begins at the first
 * remaining record, and says so only in its log, among its lines about broken connections. Here it reports
 * the missed range.
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
