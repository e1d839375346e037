import { comparison } from '../measure/figures.js';
import { inTurns } from '../measure/in-turns.js';
import { costs, perSecond } from '../measure/rate.js';
import { KEYS } from '../relay/load.js';
import type { Outcome, Scenario } from '../scenario.js';
import { allBare, bareEffects, eachBare } from './bare-effects.js';
import { consume, effectTables } from './consume.js';
import { FullTopic } from './full-topic.js';
import { allAtOnce, eachByItself } from './handlings.js';

interface Comparing {
  what: string;
  events: number;
  keyCount: number;
  runs: number;
  atLeast: number;
  ours: Parameters<typeof consume>[2];
  bare: Parameters<typeof bareEffects>[2];
}

/** So many that no two of the 500 events of a chunk, all from one of twelve partitions, have the same key. */
const MANY_KEYS = 12_000;

/**
 * Measures how fast a group handles events, each with a statement of its own, against these statements alone.
 */
export const consumerScenario: Scenario = ({ quick, runs }) =>
  compare({
    what: 'single effects',
    events: quick ? 2_000 : 50_000,
    keyCount: KEYS,
    runs,
    atLeast: 0.7,
    ours: eachByItself,
    bare: eachBare,
  });

/**
 * The same for a projection, which writes all effects of a chunk in one statement: with few keys, so few
 * rows, and with many.
 */
export const projectorScenario: Scenario = async ({ quick, runs }) => {
  const bulk = { runs, atLeast: 0.6, ours: allAtOnce, bare: allBare };
  const few = { what: 'bulk projection, 84 keys in a chunk', events: quick ? 2_000 : 96_000, keyCount: KEYS };
  const many = {
    what: 'bulk projection, 500 keys in a chunk',
    events: quick ? MANY_KEYS : 8 * MANY_KEYS,
    keyCount: MANY_KEYS,
  };
  const outcomes = [await compare({ ...bulk, ...few }), await compare({ ...bulk, ...many })];
  return {
    comparisons: outcomes.flatMap(({ comparisons }) => comparisons),
    figures: outcomes.flatMap(({ figures }) => figures),
  };
};

async function compare({ what, events, keyCount, runs, atLeast, ...arms }: Comparing): Promise<Compared> {
  const tables = await effectTables();
  try {
    const full = await FullTopic.create(events, { keyCount });
    await full.fill();
    const { bare, ours } = await inTurns(
      {
        bare: () => bareEffects(tables, full.records, arms.bare),
        ours: () => consume(tables, full, arms.ours),
      },
      runs,
    );
    await full.close();
    const limit = { what: 'bare statements on one connection', runs: perSecond(bare) };
    return {
      comparisons: [comparison(what, 'events/s', perSecond(ours), limit, { atLeast })],
      figures: [...costs(`bare for ${what}`, bare), ...costs(what, ours)],
    };
  } finally {
    await tables.drop();
  }
}

type Compared = Required<Pick<Outcome, 'comparisons' | 'figures'>>;
