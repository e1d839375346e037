import type { Database } from '@shop/database';
import type { Sample } from '@shop/telemetry';
import { outboxGauges } from './outbox-metrics.js';
import { HAS_PARKED_ROW } from './sql/has-parked-row.js';

interface Row {
  rows: number;
  parked: number;
  age: number;
}

/**
 * Reads how full an outbox is. The age is found by the order of ids, which is that of the appends: a scan for
 * the minimum would read every row of a long backlog.
 */
export async function readOutbox(database: Database, outbox: string): Promise<Sample[]> {
  const [row] = await database.query<Row>(
    `select
       (select count(*)::int from outbox) as rows,
       (select count(*)::int from outbox where parked_at is not null) as parked,
       coalesce((
         select extract(epoch from clock_timestamp() - w.created_at) from outbox w
         where not ${HAS_PARKED_ROW}
         order by w.id limit 1
       ), 0)::float as age`,
  );
  if (!row) throw new Error('select returned no row');
  const labels = { outbox };
  return [
    outboxGauges.rows.sample(labels, row.rows),
    outboxGauges.parkedRows.sample(labels, row.parked),
    outboxGauges.oldestRowAge.sample(labels, Math.max(row.age, 0)),
  ];
}
