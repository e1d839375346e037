import { comparison } from '../measure/figures.js';
import { inTurns } from '../measure/in-turns.js';
import { perSecond, type Rate } from '../measure/rate.js';
import type { Scenario } from '../scenario.js';
import type { Chart } from '../report/chart.js';
import { consume, effectTables } from './consume.js';
import { FullTopic } from './full-topic.js';
import { eachByItself } from './handlings.js';

/** What comes while the backlog is worked off. */
const NEW_PER_SECOND = 1_000;

/** Whether a group that has fallen behind is as fast as one that has not: it has a backlog, and new events come while it works it off. */
export const catchUpScenario: Scenario = async ({ quick, runs }) => {
  const tables = await effectTables();
  const sizes = quick ? [2_000] : [10_000, 30_000, 100_000];
  try {
    const steady = await FullTopic.create(quick ? 2_000 : 20_000);
    await steady.fill();
    const behind = (backlog: number) => async () => {
      const full = await FullTopic.create(backlog + NEW_PER_SECOND);
      await full.fill(backlog);
      const meanwhile = (): Promise<void> => full.trickle(backlog, NEW_PER_SECOND);
      try {
        return await consume(tables, full, eachByItself, meanwhile);
      } finally {
        await full.close();
      }
    };
    const arms: Record<string, () => Promise<Rate>> = Object.fromEntries(
      sizes.map((size) => [String(size), behind(size)]),
    );
    const { steady: maximum = [], ...results } = await inTurns<string, Rate>(
      { steady: () => consume(tables, steady, eachByItself), ...arms },
      Math.min(runs, 3),
    );
    await steady.close();
    const limit = { what: 'the steady maximum', runs: perSecond(maximum) };
    const comparisons = Object.entries(results).map(([size, rates]) =>
      comparison(`backlog of ${Number(size).toLocaleString('en')}`, 'events/s', perSecond(rates), limit, {
        atLeast: 0.8,
      }),
    );
    const points = comparisons.map(({ measured: { median, min, max } }, index) => ({
      x: sizes[index] ?? 0,
      y: median,
      low: min,
      high: max,
    }));
    const chart: Chart = {
      name: 'catch-up-backlog',
      title: 'Consumer: rate against backlog, while new events come',
      x: { label: 'events that wait', scale: 'log' },
      y: { label: 'events/s' },
      series: [{ name: 'catching up', points }],
    };
    return { comparisons, charts: quick ? [] : [chart] };
  } finally {
    await tables.drop();
  }
};
