/** Events that wait for their next attempt or for a decision: a sentence for each. */
export const OPEN_EVENTS = `
  select 'event ' || event_id || ' of ' || topic || ', key ' || order_key || ', of group ' || consumer ||
    case when stage = 'dead' then ' is a dead letter' else ' waits in ' || stage end ||
    case when blocked then ', behind another' else coalesce(': ' || left(error_message, 200), '') end as what
  from parked_event`;
