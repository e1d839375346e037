import type { ClientBase } from 'pg';
import { sessionOptions } from '@shop/database';
import { laneLimits, type LaneLimits } from '../lease.js';

/**
 * Settings of a lane's session.
 *
 * A relay that hangs while its connection lives must not keep its buckets.
 *
 * A lane plans its statements once, most likely while the outbox is empty. Statistics of an empty table
 * promise that reading all of it costs nothing, and with such a plan each batch would read a whole sudden
 * backlog. So its statements are written for the indexes, and the planner has no other choice, whatever it
 * believes about the table's size.
 *
 * A removal that a crash of the server undoes only repeats facts, so it does not wait for the disk
 * (docs/adr/0047).
 */
function settingsOf({ leaseMs, statementMs }: LaneLimits) {
  return {
    idle_session_timeout: `${leaseMs}ms`,
    statement_timeout: `${statementMs}ms`,
    enable_seqscan: 'off',
    enable_bitmapscan: 'off',
    synchronous_commit: 'off',
  };
}

export function laneSession(limits = laneLimits()): string {
  return sessionOptions(settingsOf(limits));
}

/** Once more by statement: a pooler may silently drop the options of a session. */
export async function applySettings(client: ClientBase, limits = laneLimits()): Promise<void> {
  const settings = settingsOf(limits);
  await client.query(
    'select set_config(name, value, false) from unnest($1::text[], $2::text[]) as s (name, value)',
    [Object.keys(settings), Object.values(settings)],
  );
}
