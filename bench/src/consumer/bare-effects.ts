import { uniqueName } from '@shop/testing';
import { HeaderName, type OutgoingRecord } from '@shop/messaging';
import { startClock, type Rate } from '../measure/rate.js';
import { settle, type BenchDatabase } from '../stack/bench-database.js';
import { EFFECT } from './effect.js';

const CHUNK = 500;

const RECORD_PROCESSED = `
  insert into processed_event (consumer, event_id, event_time)
  select $1, e.id, e.time from unnest($2::uuid[], $3::timestamptz[]) e (id, time) order by e.id
  on conflict do nothing returning event_id`;

const PARKED = `
  select distinct on (topic, order_key) topic, order_key, stage from parked_event
  where consumer = $1 and (topic, order_key) in (select * from unnest($2::text[], $3::text[]))
  order by topic, order_key, seq`;

/** The statements that the consumer needs for the same events in the same chunks, prepared, by the driver alone, on one connection. */
export async function bareEffects(
  tables: BenchDatabase,
  topic: string,
  records: readonly OutgoingRecord[],
): Promise<Rate> {
  const client = await tables.connect();
  await client.query('truncate effect, processed_event');
  await settle(client, 'effect');
  const consumer = uniqueName('bare');
  const versions = new Map<string, number>();
  const clock = startClock();
  for (let start = 0; start < records.length; start += CHUNK) {
    const chunk = records.slice(start, start + CHUNK);
    const ids = chunk.map(({ headers }) => headers[HeaderName.id]);
    const times = chunk.map(({ headers }) => headers[HeaderName.time]);
    const topics = chunk.map(() => topic);
    const keys = chunk.map(({ key }) => key);
    await client.query('begin');
    await client.query({ name: 'processed', text: RECORD_PROCESSED, values: [consumer, ids, times] });
    await client.query({ name: 'parked', text: PARKED, values: [consumer, topics, keys] });
    for (const key of keys) {
      const version = (versions.get(key) ?? 0) + 1;
      versions.set(key, version);
      await client.query({ name: 'effect', text: EFFECT, values: [key, version] });
    }
    await client.query('commit');
  }
  return clock(records.length);
}
