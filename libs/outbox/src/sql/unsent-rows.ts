/** How many events of each topic have not left yet. */
export const UNSENT_COUNTS =
  'select topic, count(*)::int as count from outbox where parked_at is null group by topic';

/** Rows that the broker has refused for good, and that wait for a decision: a sentence for each. */
export const REFUSED_ROWS = `
  select 'fact ' || event_id || ' for ' || topic || ', key ' || key || ', was refused by the broker: ' || parked_reason as what
  from outbox where parked_at is not null`;
