import type { Shop } from '../support/shop.js';

/** The unfinished or failed rows on the way of events: one line for each database. */
export async function machineryDifferences(
  { databases, openedAt }: Shop,
  mayPark: boolean,
): Promise<string[]> {
  const waiting = await databases.queryAll<{ count: number; topics: string[] }>(
    'select count(*)::int as count, array_agg(distinct topic) as topics from outbox',
  );
  const parked = await databases.queryAll<{ count: number; why: string[] }>(
    `select count(*)::int as count, array_agg(distinct consumer || ' ' || what || ': ' || detail) as why
     from parked_event_history where at >= $1`,
    [openedAt],
  );
  return [
    ...waiting
      .filter(({ count }) => count > 0)
      .map(
        ({ database, count, topics }) => `${database}: ${count} rows in the outbox, for ${topics.join(', ')}`,
      ),
    ...parked
      .filter(({ count }) => count > 0 && !mayPark)
      .map(
        ({ database, count, why }) => `${database}: ${count} times an event was parked: ${why.join('; ')}`,
      ),
  ];
}
