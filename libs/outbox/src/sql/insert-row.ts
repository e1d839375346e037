import type { Transaction } from '@shop/database';
import type { HeaderJson } from '@shop/messaging';

export interface NewOutboxRow {
  eventId: string;
  bucket: number;
  topic: string;
  key: string;
  headers: HeaderJson;
  payload: Buffer | null;
}

/** Writes a row in the caller's transaction. */
export function insertRow(tx: Transaction, row: NewOutboxRow): void {
  tx.send(
    'insert into outbox (event_id, bucket, topic, key, headers, payload) values ($1, $2, $3, $4, $5, $6)',
    [row.eventId, row.bucket, row.topic, row.key, row.headers, row.payload],
  );
}
