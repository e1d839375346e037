import type { Transaction } from '@shop/database';
import type { OutgoingRecord } from '@shop/messaging';
import { bucketOf } from './bucket.js';
import { headersToJson } from './header-json.js';
import { insertRow } from './sql/insert-row.js';
import type { WakeUp } from './wake-up.js';

/**
 * Appends a record as it is, bytes and headers, in the caller's transaction: for passing on what came from Kafka. Published like
 * any fact, in the order of commits among the records of its key, if the caller has serialised that key before.
 */
export async function forwardRecord(
  tx: Transaction,
  wakeUp: WakeUp,
  eventId: string,
  { topic, key, headers, value }: OutgoingRecord,
): Promise<void> {
  const bucket = bucketOf(key);
  await insertRow(tx, { eventId, bucket, topic, key, headers: headersToJson(headers), payload: value });
  tx.afterCommit(() => wakeUp.notify(bucket));
}
