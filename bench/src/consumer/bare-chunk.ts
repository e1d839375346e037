import type { Client } from 'pg';
import { HeaderName, type OutgoingRecord } from '@shop/messaging';

const RECORD_PROCESSED = `
  insert into processed_event (consumer, event_id, event_time)
  select $1, e.id, e.time from unnest($2::uuid[], $3::timestamptz[]) e (id, time) order by e.id
  on conflict do nothing returning event_id`;

const PARKED = `
  select distinct on (topic, order_key) topic, order_key, stage from parked_event
  where consumer = $1 and (topic, order_key) in (select * from unnest($2::text[], $3::text[]))
  order by topic, order_key, seq`;

/**
 * Runs the statements that any chunk needs around its effects, with the driver alone: the log of processed
 * events, and the query for parked keys.
 */
export async function bareChunk(
  client: Client,
  consumer: string,
  chunk: readonly OutgoingRecord[],
  effects: () => Promise<void>,
): Promise<void> {
  const ids = chunk.map(({ headers }) => headers[HeaderName.id]);
  const times = chunk.map(({ headers }) => headers[HeaderName.time]);
  const topics = chunk.map(({ topic }) => topic);
  const keys = chunk.map(({ key }) => key);
  await client.query('begin');
  await client.query({ name: 'processed', text: RECORD_PROCESSED, values: [consumer, ids, times] });
  await client.query({ name: 'parked', text: PARKED, values: [consumer, topics, keys] });
  await effects();
  await client.query('commit');
}

/** Makes chunks like those of a consumer: each has records of one partition, and so a part of the keys. */
export function* chunksOf(records: readonly OutgoingRecord[], size: number): Generator<OutgoingRecord[]> {
  const PARTITIONS = 12;
  const keys = new Map<string, number>();
  const partitions = Map.groupBy(records, ({ key }) => {
    const known = keys.get(key) ?? keys.size % PARTITIONS;
    keys.set(key, known);
    return known;
  });
  for (const partition of partitions.values()) {
    for (let start = 0; start < partition.length; start += size) yield partition.slice(start, start + size);
  }
}
