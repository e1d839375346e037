import { figure } from '../measure/figures.js';
import { inTurns } from '../measure/in-turns.js';
import type { Outcome, Settings } from '../scenario.js';
import { costChart } from './cost-chart.js';
import { measureSystem, type Measured } from './measure-system.js';
import { meters, METERS } from './meters.js';
import { startPlain } from './plain-system.js';
import { startShop } from './shop-system.js';

const RATES = [8, 20, 50];

/**
 * Measures the cost of a whole order, from its placement to its completion, at several rates, and the highest
 * sustained rate. In turns with it, it measures the same path without the promises.
 */
export async function orderScenario(settings: Settings): Promise<Outcome> {
  const rates = settings.rate === undefined ? RATES : [settings.rate];
  const plan = {
    rates,
    seconds: settings.quick ? 2 : 15,
    search: !settings.quick && settings.rate === undefined,
  };
  const runs = await inTurns<'shop' | 'plain', Measured>(
    { shop: () => measureSystem(startShop, plan), plain: () => measureSystem(startPlain, plan) },
    settings.runs,
  );
  const figures = Object.entries(runs).flatMap(([name, measured]) => figuresOf(name, measured, rates));
  return { figures, charts: rates.length > 1 && !settings.quick ? [costChart(runs, rates)] : [] };
}

function figuresOf(name: string, runs: Measured[], rates: number[]) {
  const most = runs.flatMap(({ mostSustained }) => mostSustained ?? []);
  return [
    ...rates.flatMap((rate) => [
      ...meters.map((meter) =>
        figure(
          `${name} at ${rate}/s, ${meter}`,
          METERS[meter],
          runs.map((run) => at(run, rate).cost[meter]),
        ),
      ),
      figure(
        `${name} at ${rate}/s, facts`,
        'count',
        runs.map((run) => at(run, rate).facts),
      ),
      figure(
        `${name} at ${rate}/s, from wish to end`,
        'ms',
        runs.map((run) => at(run, rate).latency),
      ),
    ]),
    ...(most.length > 0 ? [figure(`${name}, the most sustained`, 'orders/s', most)] : []),
  ];
}

function at({ byRate }: Measured, rate: number) {
  const found = byRate.get(rate);
  if (!found) throw new RangeError(`nothing was measured at ${rate}/s`);
  return found;
}
