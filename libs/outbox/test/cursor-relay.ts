import type { Database } from '@shop/database';
import { headersFromJson, type EventProducer } from '@shop/messaging';
import type { OutboxRow } from '../src/sql/claim-batch.js';

/**
 * One round of the relay that remembers the last number it has published. Numbers are given at insert and
 * become visible at commit: it is here to show that the tests would notice.
 */
export async function cursorRound(
  database: Database,
  producer: EventProducer,
  after: string,
): Promise<string> {
  const rows = await database.query<OutboxRow>(
    'select id, topic, key, headers, payload from outbox where id > $1 order by id',
    [after],
  );
  if (rows.length === 0) return after;
  await producer.send(
    rows.map(({ topic, key, headers, payload }) => ({
      topic,
      key,
      headers: headersFromJson(headers),
      value: payload,
    })),
  );
  return rows.at(-1)?.id ?? after;
}
