import { startPart, type StackPart } from '@shop/testing';
import type { ShopDatabases } from './shop-databases.js';

const PARTS: readonly StackPart[] = ['postgres', 'kafka', 'registry'];

/** Brings back whatever the story before has taken away: a part that runs is left alone. */
export async function bringBackServers(): Promise<void> {
  for (const part of PARTS) await startPart(part);
}

/**
 * Takes away what the story before has left in the databases, however it ended: events that failed, rows that
 * the broker refused, rebuilds that were not brought to an end. To be done while no service runs.
 */
export async function clearDatabases(databases: ShopDatabases): Promise<void> {
  // A rebuild leaves out what was discarded, and so agrees with the live tables.
  await databases.queryAll(
    `with given_up as (delete from parked_event returning consumer, event_id)
     insert into parked_event_history (consumer, event_id, what, detail, actor)
     select consumer, event_id, 'discarded', 'left by another story', 'e2e' from given_up`,
  );
  await databases.queryAll('delete from outbox where parked_at is not null');
  for (const name of databases.names.filter((each) => each.endsWith('_read'))) {
    const rebuilds = await databases.query<{ schema: string }>(
      name,
      `delete from projection_rebuild returning replace(projection, '-', '_') as schema`,
    );
    for (const { schema } of rebuilds) {
      await databases.query(name, `drop schema if exists ${schema}_next, ${schema}_previous cascade`);
    }
  }
}
