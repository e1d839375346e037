import { Client } from 'pg';
import { headersFromJson, type EventProducer } from '@shop/messaging';
import type { OutboxRow } from '../src/sql/claim-batch.js';

/**
 * One round of the relay that many write first: it takes whatever rows nobody else holds. It is here to show
 * what the key buckets are for, and that the tests of order would notice.
 */
export async function skipLockedRound(
  databaseUrl: string,
  producer: EventProducer,
  limit: number,
): Promise<number> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('begin');
    const { rows } = await client.query<OutboxRow>(
      'select id, topic, key, headers, payload from outbox order by id limit $1 for update skip locked',
      [limit],
    );
    await producer.send(
      rows.map(({ topic, key, headers, payload }) => ({
        topic,
        key,
        headers: headersFromJson(headers),
        value: payload,
      })),
    );
    await client.query('delete from outbox where id = any($1::bigint[])', [rows.map(({ id }) => id)]);
    await client.query('commit');
    return rows.length;
  } finally {
    await client.end();
  }
}
