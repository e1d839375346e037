import { comparison, type Comparison } from '../measure/figures.js';
import { inTurns } from '../measure/in-turns.js';
import { perSecond, type Rate } from '../measure/rate.js';
import { KEYS } from '../relay/load.js';
import { pointAt, type Chart } from '../report/chart.js';
import type { Scenario } from '../scenario.js';
import type { BenchDatabase } from '../stack/bench-database.js';
import { consume, effectTables } from './consume.js';
import { FullTopic } from './full-topic.js';
import { allAtOnce, eachByItself } from './handlings.js';

/**
 * The rate of events that come while the backlog is worked off. In all they are a tenth of the backlog.
 */
const NEW_PER_SECOND = 1_000;
const AT_LEAST = 0.8;

interface Service {
  write: BenchDatabase;
  read: BenchDatabase;
}

/** Measures whether consumers with a backlog are as fast as those without, while new events come. */
export const catchUpScenario: Scenario = async ({ quick, runs }) => {
  const service = { write: await effectTables(), read: await effectTables() };
  const sizes = quick ? [2_000] : [10_000, 30_000, 100_000];
  const steady = await FullTopic.create(quick ? 2_000 : 20_000);
  try {
    await steady.fill();
    const behind = sizes.map((size) => [String(size), () => catchUp(service, size)] as const);
    const { steady: maximum = [], ...results } = await inTurns<string, Rate>(
      { steady: () => consumeAll(service, steady, steady.produced), ...Object.fromEntries(behind) },
      Math.min(runs, 3),
    );
    const limit = { what: 'the steady maximum', runs: perSecond(maximum) };
    const comparisons = sizes.map((size) => {
      const what = `backlog of ${size.toLocaleString('en')}`;
      return comparison(what, 'events/s', perSecond(results[size] ?? []), limit, { atLeast: AT_LEAST });
    });
    return { comparisons, charts: quick ? [] : [chart(sizes, comparisons)] };
  } finally {
    await steady.close();
    await service.write.drop();
    await service.read.drop();
  }
};

async function catchUp(service: Service, backlog: number): Promise<Rate> {
  const full = await FullTopic.create(backlog + Math.max(backlog / 10, KEYS));
  try {
    await full.fill(backlog);
    return await consumeAll(service, full, backlog, () => full.trickle(backlog, NEW_PER_SECOND));
  } finally {
    await full.close();
  }
}

/**
 * Runs both kinds of consumers at once, like a service: a reaction on its write side and a projection on its
 * read side. The slower one sets the rate.
 */
async function consumeAll(
  { write, read }: Service,
  full: FullTopic,
  backlog: number,
  meanwhile?: () => Promise<void>,
): Promise<Rate> {
  const [reaction, projection] = await Promise.all([
    consume(write, full, eachByItself, { backlog, ...(meanwhile && { meanwhile }) }),
    consume(read, full, allAtOnce, { backlog }),
  ]);
  return reaction.perSecond < projection.perSecond ? reaction : projection;
}

function chart(sizes: number[], comparisons: Comparison[]): Chart {
  const points = comparisons.map(({ measured }, index) => pointAt(sizes[index] ?? 0, measured));
  return {
    name: 'catch-up-backlog',
    title: 'Consumers: rate against backlog, while new events come',
    x: { label: 'events that wait', scale: 'log' },
    y: { label: 'events/s' },
    series: [{ name: 'catching up', points }],
  };
}
