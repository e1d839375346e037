import type { Client } from 'pg';
import { DishonestRunError } from '../honesty/witness.js';

/** What each event does: one row of its key, which also notes what should never happen. */
export const EFFECT = `
  insert into effect as known (key, version, times, reordered) values ($1, $2, 1, 0)
  on conflict (key) do update set
    version = excluded.version,
    times = known.times + 1,
    reordered = known.reordered + case when excluded.version > known.version then 0 else 1 end`;

export const CREATE_EFFECT =
  'create table effect (key text primary key, version int, times int, reordered int)';

/** @throws DishonestRunError unless each of the keys came with all of its versions, once, in order */
export async function testifyEffects(client: Client, keys: number, versions: number): Promise<void> {
  const { rows } = await client.query<Record<'lost' | 'doubled' | 'reordered', number>>(
    `select $1::int * $2::int - coalesce(sum(least(times, $2::int)), 0)::int as lost,
            coalesce(sum(greatest(times - $2::int, 0)), 0)::int as doubled,
            coalesce(sum(reordered), 0)::int as reordered
     from effect`,
    [keys, versions],
  );
  const problems = Object.entries(rows[0] ?? {}).flatMap(([kind, count]) =>
    count === 0 ? [] : [`${count} ${kind}`],
  );
  if (problems.length > 0) throw new DishonestRunError('the effects of the consumer', problems);
}
