/**
 * Settings of a lane's session.
 *
 * A relay that hangs while its connection lives must not keep its buckets.
 *
 * A lane plans its statements once, most likely while the outbox is empty, and statistics that know of an
 * empty table promise that reading all of it costs nothing. With a plan made for that, a backlog that comes
 * at once is read whole for each batch. So its statements are written for the indexes, and the planner has no
 * other choice, whatever it believes of the table's size.
 */
export const LANE_SESSION = [
  'idle_session_timeout=15s',
  'statement_timeout=15s',
  'enable_seqscan=off',
  'enable_bitmapscan=off',
]
  .map((setting) => `-c ${setting}`)
  .join(' ');
