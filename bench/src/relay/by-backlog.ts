import { comparison, figure } from '../measure/figures.js';
import { inTurns } from '../measure/in-turns.js';
import { costs, perSecond, type Rate } from '../measure/rate.js';
import { summarise } from '../measure/statistics.js';
import { pointAt, type Chart, type Point } from '../report/chart.js';
import type { Outcome, Settings } from '../scenario.js';
import { drain } from './drain.js';
import type { FullOutbox } from './full-outbox.js';
import { BATCH_SIZE } from './load.js';

const AT_LEAST = 0.85;

/** Measures the cost of an event while few or many rows wait: it should be the same. */
export async function byBacklog(
  outbox: FullOutbox,
  { runs }: Settings,
): Promise<Required<Pick<Outcome, 'comparisons' | 'figures' | 'charts'>>> {
  const backlogs = [10_000, 100_000, 1_000_000];
  const arms = backlogs.map(
    (count) => [String(count), () => drain(outbox, { count, batchSize: BATCH_SIZE })] as const,
  );
  const results = await inTurns<string, Rate>(Object.fromEntries(arms), Math.min(runs, 3));
  const drains = backlogs.map((count) => ({
    count,
    what: `drain of ${count.toLocaleString('en')} rows that wait`,
    rates: results[count] ?? [],
  }));
  const [slowest, ...faster] = drains.toSorted((one, other) => medianOf(one.rates) - medianOf(other.rates));
  const fastest = faster.at(-1);
  if (!slowest || !fastest) throw new RangeError('there is nothing to compare');
  const limit = { what: fastest.what, runs: perSecond(fastest.rates) };
  return {
    comparisons: [
      comparison(slowest.what, 'events/s', perSecond(slowest.rates), limit, { atLeast: AT_LEAST }),
    ],
    figures: drains.flatMap(({ what, rates }) => [
      figure(what, 'events/s', perSecond(rates)),
      ...costs(what, rates),
    ]),
    charts: [chart(drains)],
  };
}

function medianOf(rates: Rate[]): number {
  return summarise(perSecond(rates)).median;
}

function chart(drains: { count: number; rates: Rate[] }[]): Chart {
  const points = (micros: (rate: Rate) => number): Point[] =>
    drains.map(({ count, rates }) => pointAt(count, summarise(rates.map(micros))));
  return {
    name: 'relay-backlog',
    title: 'Relay: cost of an event against backlog',
    x: { label: 'rows that wait', scale: 'log' },
    y: { label: 'µs' },
    series: [
      { name: 'time', points: points(({ perSecond }) => 1e6 / perSecond) },
      { name: 'CPU of Node', points: points(({ cpu }) => cpu.own) },
      { name: 'CPU of PostgreSQL', points: points(({ cpu }) => cpu.postgres) },
    ],
  };
}
