import { comparison } from '../measure/figures.js';
import { inTurns } from '../measure/in-turns.js';
import { costs, perSecond } from '../measure/rate.js';
import type { Outcome, Scenario } from '../scenario.js';
import { allBare, bareEffects, eachBare } from './bare-effects.js';
import { consume, effectTables } from './consume.js';
import { FullTopic } from './full-topic.js';
import { allAtOnce, eachByItself } from './handlings.js';

/** How fast a group takes events of which each has its effect by a statement of its own, beside these statements alone. */
export const consumerScenario: Scenario = ({ quick, runs }) =>
  compare('single effects', { count: quick ? 2_000 : 50_000, runs, atLeast: 0.7 }, eachByItself, eachBare);

/** The same for a projection, whose effects of a chunk are one statement. */
export const projectorScenario: Scenario = ({ quick, runs }) =>
  compare('bulk projection', { count: quick ? 2_000 : 100_000, runs, atLeast: 0.6 }, allAtOnce, allBare);

async function compare(
  what: string,
  { count, runs, atLeast }: { count: number; runs: number; atLeast: number },
  handling: Parameters<typeof consume>[2],
  effects: Parameters<typeof bareEffects>[2],
): Promise<Outcome> {
  const tables = await effectTables();
  try {
    const full = await FullTopic.create(count);
    await full.fill();
    const { bare, ours } = await inTurns(
      {
        bare: () => bareEffects(tables, full.records, effects),
        ours: () => consume(tables, full, handling),
      },
      runs,
    );
    await full.close();
    const limit = { what: 'bare statements on one connection', runs: perSecond(bare) };
    return {
      comparisons: [comparison(what, 'events/s', perSecond(ours), limit, { atLeast })],
      figures: [...costs('bare', bare), ...costs(what, ours)],
    };
  } finally {
    await tables.drop();
  }
}
