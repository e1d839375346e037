import type { Client } from 'pg';
import { assertNone } from '../honesty/dishonest-run.js';

export const CREATE_EFFECT =
  'create table effect (key text primary key, version int, times int, reordered int)';

/** The effect of an event: one row for its key, which also counts faults that should never happen. */
export const EFFECT = `
  insert into effect as known (key, version, times, reordered) values ($1, $2, 1, 0)
  on conflict (key) do update set
    version = excluded.version,
    times = known.times + 1,
    reordered = known.reordered + case when excluded.version > known.version then 0 else 1 end`;

/**
 * The same for many keys: for each its last version, the number of its events, and how many were out of
 * order.
 */
export const BULK_EFFECT = `
  insert into effect as known (key, version, times, reordered)
  select e.key, last, e.times, e.reordered + case when first <= before.version then 1 else 0 end
  from unnest($1::text[], $2::int[], $3::int[], $4::int[], $5::int[]) as e (key, first, last, times, reordered)
  left join effect before on before.key = e.key
  order by e.key
  on conflict (key) do update set
    version = excluded.version,
    times = known.times + excluded.times,
    reordered = known.reordered + excluded.reordered`;

type Folded = [keys: string[], first: number[], last: number[], times: number[], reordered: number[]];

/** The parameters of {@link BULK_EFFECT}: a statement can change a row only once. */
export function foldEffects(events: readonly { orderId: string; version: number }[]): Folded {
  const byKey = new Map<string, { first: number; last: number; times: number; reordered: number }>();
  for (const { orderId, version } of events) {
    const known = byKey.get(orderId);
    if (!known) byKey.set(orderId, { first: version, last: version, times: 1, reordered: 0 });
    else {
      if (version <= known.last) known.reordered += 1;
      known.last = version;
      known.times += 1;
    }
  }
  const folded = [...byKey.values()];
  return [
    [...byKey.keys()],
    folded.map(({ first }) => first),
    folded.map(({ last }) => last),
    folded.map(({ times }) => times),
    folded.map(({ reordered }) => reordered),
  ];
}

/**
 * @throws DishonestRunError unless each key has the row that its versions make, each once and in order
 */
export async function testifyEffects(
  client: Client,
  { keys, versions }: { keys: readonly string[]; versions: number },
): Promise<void> {
  const { rows } = await client.query<Record<string, number>>(
    `select coalesce(sum(greatest($2::int - coalesce(times, 0), 0)) filter (where sent.key is not null), 0)::int as lost,
            coalesce(sum(greatest(times - $2, 0)) filter (where sent.key is not null), 0)::int as doubled,
            coalesce(sum(reordered), 0)::int as "out of order",
            (count(*) filter (where sent.key is null))::int as "never sent",
            (count(*) filter (where times = $2 and reordered = 0 and version is distinct from $2))::int as "wrong"
     from unnest($1::text[]) sent (key) full join effect using (key)`,
    [keys, versions],
  );
  assertNone('the effects of the consumer', rows[0] ?? {});
}
