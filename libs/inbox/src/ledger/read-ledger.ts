import type { Database } from '@shop/database';
import type { RetryTier } from '@shop/messaging';
import type { Sample } from '@shop/telemetry';
import { ledgerGauges } from './ledger-gauges.js';
import { DEAD } from './parked-event.js';

interface StageRow {
  stage: string;
  events: number;
  /** Events that failed themselves. */
  failed: number;
  /** Seconds since the oldest event came to this stage: of all, and of those that failed themselves. */
  age: number;
  failedAge: number;
}

/**
 * Counts the parked events of a group by tier. A tier without events has 0. A removed tier is listed as long
 * as it has events, and these are due.
 */
export async function readLedger(
  database: Database,
  group: string,
  tiers: readonly RetryTier[],
): Promise<Sample[]> {
  const rows = await readStages(database, group);
  const at = (stage: string): Partial<StageRow> => rows.find((row) => row.stage === stage) ?? {};
  const stages = [...new Set([...tiers.map(({ name }) => name), DEAD, ...rows.map(({ stage }) => stage)])];
  const delay = (stage: string): number => tiers.find(({ name }) => name === stage)?.delay ?? 0;
  const overdue = (stage: string): number => Math.max((at(stage).age ?? 0) - delay(stage) / 1_000, 0);
  return [
    ledgerGauges.parkedKeys.sample({ group }, await countKeys(database, group)),
    ledgerGauges.deadLetters.sample({ group }, at(DEAD).failed ?? 0),
    ledgerGauges.oldestDeadLetter.sample({ group }, at(DEAD).failedAge ?? 0),
    ...stages.map((stage) => ledgerGauges.parkedEvents.sample({ group, stage }, at(stage).events ?? 0)),
    ...stages
      .filter((stage) => stage !== DEAD)
      .map((stage) => ledgerGauges.overdue.sample({ group, stage }, overdue(stage))),
  ];
}

function readStages(database: Database, group: string): Promise<StageRow[]> {
  return database.query<StageRow>(
    `select stage, count(*)::int as events, (count(*) filter (where not blocked))::int as failed,
       coalesce(extract(epoch from clock_timestamp() - min(changed_at)), 0)::float as age,
       coalesce(extract(epoch from clock_timestamp() - min(changed_at) filter (where not blocked)), 0)::float
         as "failedAge"
     from parked_event where consumer = $1 group by stage`,
    [group],
  );
}

async function countKeys(database: Database, group: string): Promise<number> {
  const [row] = await database.query<{ keys: number }>(
    `select count(*)::int as keys from (
       select distinct topic, order_key from parked_event where consumer = $1
     ) k`,
    [group],
  );
  return row?.keys ?? 0;
}
