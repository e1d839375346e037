import type { ClientBase } from 'pg';

/** Removes rows that the broker has confirmed. */
export async function deleteRows(client: ClientBase, ids: string[]): Promise<void> {
  await client.query({
    name: 'delete-outbox-rows',
    text: 'delete from outbox where id = any($1::bigint[])',
    // As text: the driver would quote and escape each of them.
    values: [`{${ids.join(',')}}`],
  });
}
