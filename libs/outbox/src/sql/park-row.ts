import type { ClientBase } from 'pg';

/**
 * Marks a row that the broker refuses for good. It stays, and so do the later rows of its key, until somebody
 * decides.
 */
export async function parkRow(client: ClientBase, id: string, reason: string): Promise<void> {
  await client.query({
    text: 'update outbox set parked_at = clock_timestamp(), parked_reason = $2 where id = $1',
    values: [id, reason],
  });
}
