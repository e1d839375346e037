import type { Transaction } from '@shop/database';
import type { NewOutboxRow } from './insert-row.js';

/** Writes many rows with one statement, numbered in the order in which they are given. */
export function insertRows(tx: Transaction, rows: readonly NewOutboxRow[]): void {
  tx.send(
    `insert into outbox (event_id, bucket, topic, key, headers, payload)
     select event_id, bucket, topic, key, headers, payload
     from unnest($1::uuid[], $2::smallint[], $3::text[], $4::text[], $5::jsonb[], $6::bytea[])
       with ordinality as r (event_id, bucket, topic, key, headers, payload, place)
     order by place`,
    [
      rows.map(({ eventId }) => eventId),
      rows.map(({ bucket }) => bucket),
      rows.map(({ topic }) => topic),
      rows.map(({ key }) => key),
      rows.map(({ headers }) => headers),
      rows.map(({ payload }) => payload),
    ],
  );
}
