import type { ClientBase } from 'pg';
import { headersFromJson, type HeaderJson, type OutgoingRecord } from '@shop/messaging';
import { HAS_PARKED_ROW } from './has-parked-row.js';

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
 * The oldest rows of the given buckets, of each bucket a prefix in the order of ids, without the keys that
 * have a parked row, and the topics that are set aside.
 *
 * Each bucket's rows come from the index in their order, and are merged: so a claim reads what it returns and
 * no more, however many wait, and rows that were written together are read and removed together, while their
 * page is in memory. None of many buckets gets more than a quarter of the batch, so that one with a long
 * backlog does not keep the others waiting.
 */
export async function claimBatch(
  client: ClientBase,
  buckets: readonly number[],
  limit: number,
  topicsAside: readonly string[] = [],
): Promise<ClaimedRow[]> {
  const perBucket = Math.max(fewestOfBucket(limit), Math.ceil((limit * 2) / buckets.length));
  const isAside = topicsAside.length > 0;
  const { rows } = await client.query<OutboxRow>({
    name: `claim-outbox-batch-${buckets.length}${isAside ? '-without' : ''}`,
    text: claimFrom(buckets.length, isAside ? 'and topic <> all($4::text[])' : ''),
    values: [buckets, perBucket, limit, ...(isAside ? [topicsAside] : [])],
  });
  return rows.map(toClaimed);
}

/** So many rows a batch has of a bucket at least, if there are so many. */
export function fewestOfBucket(limit: number): number {
  return Math.ceil(limit / 4);
}

function claimFrom(buckets: number, condition: string): string {
  const prefixes = Array.from({ length: buckets }, (_, index) => `(${prefixOf(index + 1, condition)})`);
  return `select * from (${prefixes.join(' union all ')}) merged order by id limit $3`;
}

function prefixOf(place: number, condition: string): string {
  return `
    select id, topic, key, headers, payload from outbox w
    where bucket = ($1::smallint[])[${place}] ${condition}
      and not ${HAS_PARKED_ROW}
    order by id limit $2`;
}

function toClaimed({ id, topic, key, headers, payload }: OutboxRow): ClaimedRow {
  return { id, topic, key, headers: headersFromJson(headers), value: payload };
}
