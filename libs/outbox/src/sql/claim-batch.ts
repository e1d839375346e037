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
 * The oldest rows of the given buckets, a prefix of each bucket in the order of ids. It leaves out keys with
 * a parked row, and topics that are set aside.
 *
 * The index gives each bucket's rows in their order, and the query merges them. So a claim reads only the
 * rows that it returns, however many wait, and rows that were written together are read and removed together,
 * while their page is in memory. No bucket of many gets more than a quarter of the batch, so a long backlog
 * of one does not delay the others.
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

/** The least number of rows that a bucket gets in a batch, if it has that many. */
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
