import type { Database } from '@shop/database';
import type { OffsetRange } from '@shop/messaging';
import { DEAD } from '../ledger/parked-event.js';

export interface StillParked {
  /** Events in the retry tiers, which will be handled without help. */
  waiting: number;
  /** Dead letters, and the events behind them. */
  dead: number;
}

/**
 * Counts the events of the ranges, all of one topic, that a group has parked at this moment: of the key, or
 * of all keys.
 */
export async function countParked(
  database: Database,
  group: string,
  ranges: readonly OffsetRange[],
  key: string | undefined,
): Promise<StillParked> {
  const [row] = await database.query<StillParked>(
    `select (count(*) filter (where p.stage <> '${DEAD}'))::int as waiting,
       (count(*) filter (where p.stage = '${DEAD}'))::int as dead
     from unnest($2::int[], $3::bigint[], $4::bigint[]) r (partition, begins, ends)
     join parked_event p on p.consumer = $1 and p.topic = $5 and p.source_partition = r.partition
       and p.source_offset >= r.begins and p.source_offset < r.ends
     where $6::text is null or p.record_key = $6`,
    [
      group,
      ranges.map(({ partition }) => partition),
      ranges.map(({ begin }) => begin),
      ranges.map(({ end }) => end),
      ranges[0]?.topic,
      key,
    ],
  );
  return row ?? { waiting: 0, dead: 0 };
}
