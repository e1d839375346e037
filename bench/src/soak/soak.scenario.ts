import { setTimeout as sleep } from 'node:timers/promises';
import { ShopProcesses } from '@shop/testing';
import { atRate } from '../latency/at-rate.js';
import { figure } from '../measure/figures.js';
import type { Chart } from '../report/chart.js';
import { drawChart } from '../report/draw-chart.js';
import type { Outcome, Settings } from '../scenario.js';
import { growthOf } from './flatness.js';
import { Journeys } from './journeys.js';
import { Sampler, type Sample } from './sample.js';
import { namesOf, soakCharts, unitOf, valuesOf } from './soak-charts.js';
import { testifyCompleted } from './testify-completed.js';

const SAMPLES = 60;
/** Customers at once, in the search for the shop's capacity. */
const CUSTOMERS = 100;

/**
 * Runs the whole shop at half of its capacity, for any time. It fails if any figure keeps growing.
 */
export async function soakScenario(settings: Settings): Promise<Outcome> {
  const shop = new ShopProcesses('bench-soak');
  try {
    await shop.startAll({ RATE_LIMIT: '0', LOG_LEVEL: 'warn' });
    const journeys = new Journeys(shop);
    await journeys.prepare();
    const rate = settings.rate ?? (await halfOfTheMost(journeys, settings.quick ? 2_000 : 30_000));
    console.log(`  soaking at ${rate} orders/s`);
    const milliseconds = settings.quick ? 5_000 : settings.minutes * 60_000;
    const samples = await soak(shop, journeys, rate, milliseconds);
    await testifyCompleted(journeys.orders.customerId, journeys.orders.placed);
    journeys.close();
    const figures = namesOf(samples).map((name) => figure(name, unitOf(name), valuesOf(samples, name)));
    return {
      figures: [figure('orders', 'orders/s', [rate]), ...figures],
      pictures: settings.quick ? [] : soakCharts(samples, settings.minutes).map(picture),
      problems: namesOf(samples).flatMap((name) => growthOf(name, valuesOf(samples, name)) ?? []),
    };
  } finally {
    await shop.close();
  }
}

/** Draws the chart here, since the figures already keep the samples. */
function picture(chart: Chart): { name: string; svg: string } {
  return { name: chart.name, svg: drawChart(chart) };
}

/**
 * Half of the capacity, in orders a second. The first turn does not count: its code runs for the first time.
 */
async function halfOfTheMost(journeys: Journeys, milliseconds: number): Promise<number> {
  await playAtOnce(journeys, milliseconds);
  return Math.max(Math.floor((await playAtOnce(journeys, milliseconds)) / 2), 1);
}

/** The rate at which a fully loaded shop completes orders, in orders a second. */
async function playAtOnce(journeys: Journeys, milliseconds: number): Promise<number> {
  const began = performance.now();
  let played = 0;
  const customer = async (): Promise<void> => {
    for (; performance.now() - began < milliseconds; played += 1) await journeys.play();
  };
  await Promise.all(Array.from({ length: CUSTOMERS }, customer));
  return (played * 1_000) / (performance.now() - began);
}

async function soak(
  shop: ShopProcesses,
  journeys: Journeys,
  rate: number,
  milliseconds: number,
): Promise<Sample[]> {
  const sampler = new Sampler(shop, journeys);
  await sampler.open();
  const ended = new AbortController();
  const load = atRate(rate, milliseconds, () => journeys.play()).finally(() => ended.abort());
  const samples = takeSamples(sampler, milliseconds / SAMPLES, ended.signal);
  try {
    const [taken] = await Promise.all([samples, load]);
    return taken;
  } finally {
    await sampler.close();
  }
}

async function takeSamples(sampler: Sampler, every: number, ended: AbortSignal): Promise<Sample[]> {
  const samples: Sample[] = [];
  while (!ended.aborted) {
    samples.push(await sampler.take());
    await sleep(every, undefined, { signal: ended }).catch(() => undefined);
  }
  return samples;
}
