import type { ClientBase } from 'pg';
import type { OutgoingRecord } from '@shop/messaging';
import { headersFromJson, type HeaderJson } from '../header-json.js';

/** A row of the outbox as the record that it becomes. */
export interface OutboxRow extends OutgoingRecord {
  id: string;
}

/** The columns in the order of the query. */
type Columns = [id: string, topic: string, key: string, headers: HeaderJson, payload: Buffer | null];

/**
 * The oldest rows of the given buckets, of each bucket a prefix in the order of ids, without the keys that have a parked row.
 *
 * Per bucket and not overall, so that the index gives each prefix directly however many rows wait, and a bucket with
 * a long backlog does not keep the others waiting.
 */
export async function claimBatch(client: ClientBase, buckets: number[], limit: number): Promise<OutboxRow[]> {
  const perBucket = Math.ceil((limit * 2) / Math.max(buckets.length, 2));
  const { rows } = await client.query<Columns>({
    name: 'claim-outbox-batch',
    rowMode: 'array',
    text: `
      select o.id, o.topic, o.key, o.headers, o.payload
      from unnest($1::smallint[]) b (bucket)
      cross join lateral (
        select id, topic, key, headers, payload
        from outbox w
        where w.bucket = b.bucket
          and not exists (
            select from outbox p where p.parked_at is not null and p.topic = w.topic and p.key = w.key
          )
        order by w.id
        limit $2
      ) o
      limit $3`,
    values: [buckets, perBucket, limit],
  });
  return rows.map(toRow);
}

// The one object that is made of a row on its way to the broker: at a thousand rows a batch, each copy of it can be measured.
function toRow([id, topic, key, headers, value]: Columns): OutboxRow {
  return { id, topic, key, headers: headersFromJson(headers), value };
}
