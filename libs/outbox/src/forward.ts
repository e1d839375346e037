import type { Transaction } from '@shop/database';
import { headersToJson, type OutgoingRecord } from '@shop/messaging';
import { bucketOf } from './bucket.js';
import { insertRow, type NewOutboxRow } from './sql/insert-row.js';
import { insertRows } from './sql/insert-rows.js';
import type { WakeUp } from './wake-up.js';

/**
 * Queues a record unchanged, with bytes and headers, in the caller's transaction: it passes on a record from
 * Kafka. It is published like any fact, in the order of commits among the records of its key, if the caller
 * has locked that key.
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

/** Queues many with one statement. They are published in the given order. */
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
