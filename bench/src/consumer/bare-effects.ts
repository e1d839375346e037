import type { Client } from 'pg';
import { uniqueName } from '@shop/testing';
import type { OutgoingRecord } from '@shop/messaging';
import { startClock, type Rate } from '../measure/rate.js';
import { settle, type BenchDatabase } from '../stack/bench-database.js';
import { bareChunk, chunksOf } from './bare-chunk.js';
import { BULK_EFFECT, EFFECT, foldEffects } from './effect.js';

const CHUNK = 500;

interface BareEvent {
  orderId: string;
  version: number;
}

type BareEffects = (client: Client, events: readonly BareEvent[]) => Promise<void>;

export const eachBare: BareEffects = async (client, events) => {
  for (const { orderId, version } of events) {
    await client.query({ name: 'effect', text: EFFECT, values: [orderId, version] });
  }
};

export const allBare: BareEffects = async (client, events) => {
  await client.query({ name: 'effects', text: BULK_EFFECT, values: foldEffects(events) });
};

/**
 * Runs the statements that a consumer needs for the same events in chunks of the same size, prepared, with
 * the driver alone, on one connection.
 */
export async function bareEffects(
  tables: BenchDatabase,
  records: readonly OutgoingRecord[],
  effects: BareEffects,
): Promise<Rate> {
  const client = await tables.connect();
  await client.query('truncate effect, processed_event');
  await settle(client, 'effect');
  const consumer = uniqueName('bare');
  const versions = new Map<string, number>();
  const chunks = [...chunksOf(records, CHUNK)];
  const clock = startClock();
  for (const chunk of chunks) {
    const events = chunk.map(({ key }) => {
      const version = (versions.get(key) ?? 0) + 1;
      versions.set(key, version);
      return { orderId: key, version };
    });
    await bareChunk(client, consumer, chunk, () => effects(client, events));
  }
  return clock(records.length);
}
