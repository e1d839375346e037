/**
 * Condition on row `w`: its key has a parked row. The index has a number for each key, since a key may be too
 * large for an index. `offset 0` forces a lookup row by row, where a join might read all of them.
 */
export const HAS_PARKED_ROW = `exists (
  select from outbox p where p.parked_at is not null and p.topic = w.topic
    and hashtextextended(p.key, 0) = hashtextextended(w.key, 0) and p.key = w.key offset 0
)`;
