import { createLogger } from '@shop/telemetry';
import type { Database, Transaction } from '@shop/database';
import { createProducer, type EventProducer, type IncomingRecord } from '@shop/messaging';
import { kafkaConnection } from '@shop/testing';
import { uuidv7 } from '@shop/uuid';
import { bucketOf } from '../src/bucket.js';
import { Relay, WakeUp, type RelayOptions } from '../src/index.js';
import { insertRow } from '../src/sql/insert-row.js';

export const logger = createLogger({ service: 'test', level: 'silent' });

export function kafkaProducer(): EventProducer {
  return createProducer(kafkaConnection());
}

export function relay(
  databaseUrl: string,
  producer: EventProducer,
  options: Partial<RelayOptions> = {},
): Relay {
  return new Relay({
    databaseUrl,
    name: 'test-relay',
    outbox: 'test',
    producer,
    wakeUp: new WakeUp(),
    logger,
    batchSize: 100,
    ...options,
  });
}

/** Appends a row whose value is its version, as the last statement of the caller's transaction. */
export function appendVersion(tx: Transaction, topic: string, key: string, version: number): void {
  const payload = Buffer.from(String(version));
  const eventId = uuidv7();
  const headers = { ce_id: eventId };
  insertRow(tx, { eventId, bucket: bucketOf(key), topic, key, headers, payload });
}

export async function append(database: Database, topic: string, key: string, version: number): Promise<void> {
  await database.transaction((tx) => appendVersion(tx, topic, key, version));
}

export async function outboxDepth(database: Database): Promise<number> {
  const [row] = await database.query<{ depth: number }>('select count(*)::int as depth from outbox');
  return row?.depth ?? 0;
}

/** The versions of each key in the order in which each came for the first time. */
export function firstDeliveries(records: IncomingRecord[]): Map<string, number[]> {
  const keys = new Map<string, Set<number>>();
  for (const { key, value } of records) {
    const versions = keys.get(key) ?? new Set();
    versions.add(Number(value?.toString()));
    keys.set(key, versions);
  }
  return new Map(Array.from(keys, ([key, versions]) => [key, [...versions]]));
}

export function countingUp(to: number): number[] {
  return Array.from({ length: to }, (_, index) => index + 1);
}
