import type { ClientBase } from 'pg';

/** Removes confirmed rows of these buckets. With the buckets either index finds the rows. */
export async function deleteRows(
  client: ClientBase,
  buckets: readonly number[],
  ids: readonly string[],
): Promise<void> {
  await client.query({
    name: 'delete-outbox-rows',
    text: 'delete from outbox where bucket = any($1::smallint[]) and id = any($2::bigint[])',
    // As text: the driver would quote and escape each of them.
    values: [`{${buckets.join(',')}}`, `{${ids.join(',')}}`],
  });
}
