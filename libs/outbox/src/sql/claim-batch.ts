import type { ClientBase } from 'pg';
import type { OutgoingRecord } from '@shop/messaging';
import { headersFromJson, type HeaderJson } from '../header-json.js';

export interface OutboxRow {
  id: string;
  topic: string;
  key: string;
  headers: HeaderJson;
  payload: Buffer | null;
}

/** A row as the record that it becomes. */
export interface ClaimedRow extends OutgoingRecord {
  id: string;
}

/**
 * The oldest rows of the given buckets, of each bucket a prefix in the order of ids, without the keys that have a parked row.
 *
 * Per bucket and not overall, so that the index gives each prefix directly however many rows wait, and a bucket with
 * a long backlog does not keep the others waiting. `offset 0` has parked rows looked up by key, row by row, where a join might read all of them.
 */
export async function claimBatch(
  client: ClientBase,
  buckets: number[],
  limit: number,
): Promise<ClaimedRow[]> {
  const perBucket = Math.ceil((limit * 2) / Math.max(buckets.length, 2));
  const { rows } = await client.query<OutboxRow>({
    name: 'claim-outbox-batch',
    text: `
      select o.id, o.topic, o.key, o.headers, o.payload
      from unnest($1::smallint[]) b (bucket)
      cross join lateral (
        select id, topic, key, headers, payload
        from outbox w
        where w.bucket = b.bucket
          and not exists (
            select from outbox p where p.parked_at is not null and p.topic = w.topic and p.key = w.key
            offset 0
          )
        order by w.id
        limit $2
      ) o
      limit $3`,
    values: [buckets, perBucket, limit],
  });
  return rows.map(toClaimed);
}

function toClaimed({ id, topic, key, headers, payload }: OutboxRow): ClaimedRow {
  return { id, topic, key, headers: headersFromJson(headers), value: payload };
}
