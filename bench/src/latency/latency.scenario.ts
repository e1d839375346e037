import { outboxMigrations } from '@shop/outbox';
import { ShopProcesses } from '@shop/testing';
import { OrderRequests } from '../http/order-requests.js';
import { figure, type Figure } from '../measure/figures.js';
import { percentile } from '../measure/statistics.js';
import type { Chart, Point } from '../report/chart.js';
import type { Outcome, Settings } from '../scenario.js';
import { benchDatabase, type BenchDatabase } from '../stack/bench-database.js';
import { appendLatencies } from './append-latency.js';
import { viewLatencies } from './view-latency.js';

/** The rate of the targets. */
const RATE = 200;

/** Measures how long a fact takes to reach its consumer. */
export async function latencyScenario(settings: Settings): Promise<Outcome> {
  const tables = await benchDatabase([...outboxMigrations]);
  try {
    const append = await appendFigures(tables, settings);
    const view = await viewFigures(settings);
    const charts = settings.quick ? [] : [await byRate(tables)];
    return { figures: [...append, ...view], charts };
  } finally {
    await tables.drop();
  }
}

async function appendFigures(tables: BenchDatabase, { quick, runs }: Settings): Promise<Figure[]> {
  const toKafka: number[][] = [];
  const toConsumer: number[][] = [];
  for (let run = 0; run < runs; run += 1) {
    const latencies = await appendLatencies(tables, {
      perSecond: RATE,
      milliseconds: quick ? 2_000 : 10_000,
    });
    toKafka.push(latencies.toKafka);
    toConsumer.push(latencies.toConsumer);
  }
  return [
    ...percentiles('commit to fact in Kafka', toKafka, [1.5, 4]),
    ...percentiles('commit to consumer', toConsumer, [2.5, 6]),
  ];
}

async function viewFigures({ quick, runs }: Settings): Promise<Figure[]> {
  const shop = new ShopProcesses('bench-latency');
  try {
    const { url } = await shop.start('order', { RATE_LIMIT: '0' });
    const requests = new OrderRequests(new URL(url), 64);
    await requests.prepare();
    const latencies: number[][] = [];
    for (let run = 0; run <= runs; run += 1) {
      const measured = await viewLatencies(requests, RATE, quick ? 2_000 : 10_000);
      if (run > 0) latencies.push(measured);
    }
    requests.close();
    return percentiles('request to read model', latencies, [7, 25]);
  } finally {
    await shop.close();
  }
}

function percentiles(what: string, runs: number[][], [p50, p99]: [number, number]): Figure[] {
  const of = (percent: number): number[] => runs.map((run) => percentile(run, percent));
  return [
    figure(`${what}, p50 at ${RATE}/s`, 'ms', of(50), { atMost: p50 }),
    figure(`${what}, p99 at ${RATE}/s`, 'ms', of(99), { atMost: p99 }),
  ];
}

async function byRate(tables: BenchDatabase): Promise<Chart> {
  const points: Record<'p50' | 'p99', Point[]> = { p50: [], p99: [] };
  for (const rate of [50, 100, 200, 400, 800]) {
    const { toConsumer } = await appendLatencies(tables, { perSecond: rate, milliseconds: 6_000 });
    points.p50.push({ x: rate, y: percentile(toConsumer, 50) });
    points.p99.push({ x: rate, y: percentile(toConsumer, 99) });
  }
  return {
    name: 'latency-rate',
    title: 'From commit to consumer: latency against rate',
    x: { label: 'commits a second', scale: 'log' },
    y: { label: 'ms' },
    series: [
      { name: 'p50', points: points.p50 },
      { name: 'p99', points: points.p99 },
    ],
  };
}
