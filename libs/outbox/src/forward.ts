import type { Transaction } from '@shop/database';
import { headersToJson, type OutgoingRecord } from '@shop/messaging';
import { bucketOf } from './bucket.js';
import { insertRow, type NewOutboxRow } from './sql/insert-row.js';
import { insertRows } from './sql/insert-rows.js';
import type { WakeUp } from './wake-up.js';

/**
 * Queues a record as it is, bytes and headers, in the caller's transaction: for passing on what came from
 * Kafka. Published like any fact, in the order of commits among the records of its key, if the caller has
 * locked that key.
 */
export function forwardRecord(
  tx: Transaction,
  wakeUp: WakeUp,
  eventId: string,
  record: OutgoingRecord,
): void {
  const row = toRow(eventId, record);
  insertRow(tx, row);
  tx.afterCommit(() => wakeUp.notify(row.bucket));
}

/** The same for many, with one statement. They are published in the order in which they are given. */
export function forwardRecords(
  tx: Transaction,
  wakeUp: WakeUp,
  records: readonly { eventId: string; record: OutgoingRecord }[],
): void {
  const rows = records.map(({ eventId, record }) => toRow(eventId, record));
  insertRows(tx, rows);
  const buckets = new Set(rows.map(({ bucket }) => bucket));
  tx.afterCommit(() => buckets.forEach((bucket) => wakeUp.notify(bucket)));
}

function toRow(eventId: string, { topic, key, headers, value }: OutgoingRecord): NewOutboxRow {
  return { eventId, bucket: bucketOf(key), topic, key, headers: headersToJson(headers), payload: value };
}
