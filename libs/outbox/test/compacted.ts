import type { EventProducer, IncomingRecord } from '@shop/messaging';
import { eventually, readTopics, withAdmin } from '@shop/testing';

const FILLER = 'filler';
/** The broker's cleaner rests 15 s when it has found nothing to do. */
const LOOK_EVERY_MS = 1_000;

/** Has Kafka's own cleaner compact a topic of one partition, and returns what it has kept. */
export async function compacted(topic: string, producer: EventProducer): Promise<IncomingRecord[]> {
  const config = { 'cleanup.policy': 'compact', 'min.cleanable.dirty.ratio': '0.01', 'segment.ms': '1' };
  await withAdmin((admin) => admin.apply([{ name: topic, partitions: 1, config }]));
  const kept = async (): Promise<IncomingRecord[]> => {
    // It leaves the last segment alone. This record begins another one.
    await producer.send([{ topic, key: FILLER, value: Buffer.alloc(1), headers: {} }]);
    return (await readTopics(topic)).filter(({ key }) => key !== FILLER);
  };
  return eventually(kept, isCompact, 'the topic was not compacted', { interval: LOOK_EVERY_MS });
}

function isCompact(records: readonly IncomingRecord[]): boolean {
  return new Set(records.map(({ key }) => key)).size === records.length;
}
