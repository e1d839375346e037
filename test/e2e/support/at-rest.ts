import { topicCatalogue } from '@shop/contracts';
import { createTopicOffsets, readGroupOffsets } from '@shop/messaging';
import { eventually, kafkaConnection } from '@shop/testing';
import type { ShopDatabases } from './shop-databases.js';

const subscriptions = topicCatalogue.flatMap(({ name, subscribers }) =>
  subscribers.map(({ group }) => ({ group, topics: [name] })),
);

/**
 * Waits until every fact has left its outbox and every group has handled all records: all earlier work is
 * then done.
 */
export async function untilAtRest(databases: ShopDatabases): Promise<void> {
  const offsets = createTopicOffsets(kafkaConnection());
  await offsets.connect();
  const atWork = async (): Promise<string[]> => {
    const rows = await databases.queryAll('select from outbox');
    const groups = await readGroupOffsets(offsets, subscriptions);
    const behind = groups.filter(({ waiting }) => waiting.some(({ begin, end }) => begin < end));
    return [...rows.map(({ database }) => database), ...behind.map(({ group }) => group)];
  };
  try {
    await eventually(atWork, ({ length }) => length === 0, 'the shop did not come to rest', {
      timeout: 60_000,
      interval: 100,
    });
  } finally {
    await offsets.close();
  }
}
