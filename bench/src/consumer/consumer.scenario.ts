import { comparison } from '../measure/figures.js';
import { inTurns } from '../measure/in-turns.js';
import { costs, perSecond } from '../measure/rate.js';
import type { Outcome, Settings } from '../scenario.js';
import { bareEffects } from './bare-effects.js';
import { consume, effectTables } from './consume.js';
import { FullTopic } from './full-topic.js';

/** How fast a group takes events of which each has its effect by a statement of its own, beside these statements alone. */
export async function consumerScenario({ quick, runs }: Settings): Promise<Outcome> {
  const tables = await effectTables();
  try {
    const full = await FullTopic.create(quick ? 2_000 : 50_000);
    const { bare, consumer } = await inTurns(
      {
        bare: () => bareEffects(tables, full.topic.name, full.records),
        consumer: () => consume(tables, full),
      },
      runs,
    );
    const limit = { what: 'bare statements on one connection', runs: perSecond(bare) };
    const effects = comparison('single effects', 'events/s', perSecond(consumer), limit, { atLeast: 0.7 });
    return { comparisons: [effects], figures: [...costs('bare', bare), ...costs('consumer', consumer)] };
  } finally {
    await tables.drop();
  }
}
